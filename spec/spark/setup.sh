#!/usr/bin/env bash
# Installs Spark into dist/spark, from PyPI; it runs on a Java that is there, or that is installed.
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! command -v java python3 > /dev/null || ! python3 -c 'import venv, ensurepip' 2> /dev/null; then
  apt-get update --quiet && apt-get install --yes --quiet --no-install-recommends default-jre-headless python3-venv
fi
mkdir -p dist/spark
python3 -m venv dist/spark/venv
dist/spark/venv/bin/pip install --quiet --disable-pip-version-check pyspark==4.3.0
