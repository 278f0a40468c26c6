import { jobCounts, type Kith } from '#platform';

/** `/metrics` in Prometheus text: counts only, nothing about anyone. */
export async function metricsOf(kith: Kith): Promise<string> {
  const jobs = await jobCounts(kith.db);
  const lines = [
    '# HELP kith_jobs Jobs by kind and state',
    '# TYPE kith_jobs gauge',
    ...jobs.map((row) => `kith_jobs{kind="${row.kind}",state="${row.state}"} ${Number(row.count)}`),
    '# HELP process_resident_memory_bytes Memory in use',
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    '# HELP process_uptime_seconds Time since start',
    '# TYPE process_uptime_seconds gauge',
    `process_uptime_seconds ${Math.round(process.uptime())}`,
  ];
  return `${lines.join('\n')}\n`;
}
