#!/usr/bin/env bash
# Installs what the callers in other languages need into dist/callers: a WebAssembly engine for Python, one for Java, and KIE's engine for DMN.
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! command -v mvn javac python3 > /dev/null || ! python3 -c 'import venv, ensurepip' 2> /dev/null; then
  apt-get update --quiet && apt-get install --yes --quiet --no-install-recommends maven default-jdk-headless python3-venv
fi
mkdir -p dist/callers
python3 -m venv dist/callers/venv
dist/callers/venv/bin/pip install --quiet --disable-pip-version-check wasmtime==50.0.1
for artifact in io.github.kawamuray.wasmtime:wasmtime-java:0.19.0 org.slf4j:slf4j-api:1.7.30; do
  mvn --quiet --batch-mode dependency:copy -Dartifact="$artifact" -DoutputDirectory=dist/callers/jars
done
cat > dist/callers/pom.xml << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>pol</groupId>
  <artifactId>callers</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.kie</groupId>
      <artifactId>kie-dmn-core</artifactId>
      <version>10.1.0</version>
    </dependency>
  </dependencies>
</project>
POM
mvn --quiet --batch-mode --file dist/callers/pom.xml dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$PWD/dist/callers/dmn"
