"""Runs statements on a Spark cluster: `decide.py MASTER JOBS.json` tells of each, as a line of JSON, the rows that it gives.

A job has the views that its statement reads, each from a Parquet file, and perhaps a folder to which the rows are written
instead. Those without are run some at a time, since each is short.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

from pyspark.sql import SparkSession

master, jobs_path = sys.argv[1:]
with open(jobs_path, encoding="utf-8") as file:
    jobs = json.load(file)

spark = (
    SparkSession.builder.master(master)
    .appName("pol")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.shuffle.partitions", "4")
    .config("spark.executor.memory", "1g")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")


def decide(job):
    session = spark.newSession()
    for setting, value in job.get("settings", {}).items():
        session.conf.set(setting, value)
    session.read.parquet(job["table"]).createOrReplaceTempView(job["view"])
    with open(job["statement"], encoding="utf-8") as file:
        decided = session.sql(file.read().rstrip().rstrip(";"))
    if "out" in job:
        decided.write.mode("overwrite").parquet(job["out"])
        return None
    return [row.asDict() for row in decided.collect()]


with ThreadPoolExecutor(max_workers=4) as pool:
    for rows in pool.map(decide, jobs):
        print(json.dumps(rows, default=str), flush=True)
spark.stop()
