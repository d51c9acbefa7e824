package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Peer;
import dev.contrail.bench.peer.Peers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The one benchmark: any workload on any peer. A fork does one of each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH does it
public class WorkloadBenchmark {
  @Param("yield_many")
  public String workload;

  @Param("contrail")
  public String peer;

  @Param("2")
  public int workers;

  private Peer scheduler;
  private Workload work;

  @Setup
  public void setUp() throws Exception {
    Circumstances.check();
    scheduler = Peers.open(peer, workers);
    work = Workloads.open(workload, scheduler, 1);
  }

  /** Does the work once, and checks that it was done. */
  @Benchmark
  public long iteration() throws Exception {
    try {
      return Checked.iterate(work);
    } catch (TimeoutException starved) {
      Verdict.starved(starved);
      throw starved;
    }
  }

  @TearDown
  public void tearDown() throws Exception {
    work.stop();
    scheduler.stop();
  }
}
