/** A cluster of Spark on this machine: a master and two workers, each a process. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

const python = "dist/spark/venv/bin/python";

/** A cluster that runs. */
export interface Cluster {
  /** What drivers call it by. */
  readonly master: string;
  readonly stop: () => Promise<void>;
}

/** Starts a cluster whose files stand in a folder. */
export async function startCluster(folder: string): Promise<Cluster> {
  const printed = execFileSync(python, ["-c", "import pyspark; print(pyspark.__path__[0])"], { encoding: "utf8" });
  const home = printed.trim();
  const port = await freePort();
  const master = `spark://127.0.0.1:${port}`;
  const processes: ChildProcess[] = [];
  const start = (name: string, options: readonly string[], isReady: string): Promise<void> => {
    const args = [`org.apache.spark.deploy.${name}`, "--host", "127.0.0.1", "--webui-port", "0", ...options];
    const env = { ...process.env, SPARK_HOME: home, SPARK_DAEMON_MEMORY: "256m", SPARK_LOCAL_IP: "127.0.0.1" };
    const child = spawn(`${home}/bin/spark-class`, args, { env, stdio: ["ignore", "ignore", "pipe"] });
    processes.push(child);
    return saying(child, isReady);
  };
  await start("master.Master", ["--port", String(port)], "New state: ALIVE");
  const worker = ["--cores", "1", "--memory", "1536m", "--work-dir", folder, master];
  const ready = "Successfully registered with master";
  await Promise.all([start("worker.Worker", worker, ready), start("worker.Worker", worker, ready)]);
  return { master, stop: () => stopAll(processes) };
}

/** Runs the jobs of a file on a cluster; what is told of each comes as it is ready. */
export async function* decideOn({ master }: Cluster, jobs: string): AsyncGenerator<unknown> {
  const args = ["spec/spark/decide.py", master, jobs];
  const env = { ...process.env, SPARK_LOCAL_IP: "127.0.0.1" };
  const driver = spawn(python, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(driver, "close");
  let said = "";
  driver.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-20_000)));
  for await (const line of createInterface(driver.stdout)) yield JSON.parse(line);
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`the driver ended with ${code}:\n${said}`);
}

function saying(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr!.setEncoding("utf8").on("data", (part: string) => {
      said = (said + part).slice(-20_000);
      if (said.includes(text)) resolve();
    });
    child.on("close", () => reject(new Error(`the process ended:\n${said}`)));
  });
}

async function stopAll(processes: readonly ChildProcess[]): Promise<void> {
  const ended = processes.map((each) => (each.exitCode === null ? once(each, "close") : null));
  for (const each of processes) each.kill();
  await Promise.all(ended);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, "close");
  return port;
}
