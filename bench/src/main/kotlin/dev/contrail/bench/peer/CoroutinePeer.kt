package dev.contrail.bench.peer

import java.util.concurrent.CompletableFuture
import java.util.concurrent.Executor
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException
import java.util.function.LongConsumer
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.asExecutor
import kotlinx.coroutines.async
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield

/**
 * Coroutines on Dispatchers.Default, which is one for the JVM. In the global scope: a scope of its
 * own would keep a list of its children, which no workload needs.
 */
@OptIn(DelicateCoroutinesApi::class)
class CoroutinePeer(workers: Int) : Peer {
  init {
    JvmWide.set("kotlinx.coroutines.scheduler.core.pool.size", workers)
    JvmWide.set("kotlinx.coroutines.scheduler.max.pool.size", maxOf(workers, 64))
  }

  private val dispatcher = Dispatchers.Default

  override fun spawn(task: Work) {
    GlobalScope.launch(dispatcher) { task.run() }
  }

  override fun spawnAndAwait(task: Work, count: Int): Int {
    val jobs = ArrayList<Job>(count)
    repeat(count) { jobs.add(GlobalScope.launch(dispatcher) { task.run() }) }
    return awaitAll(jobs)
  }

  private fun awaitAll(jobs: List<Job>): Int = runBlocking {
    withTimeoutOrNull(TimeUnit.SECONDS.toMillis(Limit.SECONDS.toLong())) {
      jobs.forEach { it.join() }
      jobs.count { it.isCompleted }
    } ?: throw TimeoutException("a coroutine does not end")
  }

  override fun spawnYielding(turn: Turn, done: Work) {
    GlobalScope.launch(dispatcher) {
      while (turn.next()) {
        yield()
      }
      done.run()
    }
  }

  override fun spawnExchange(done: Work) {
    GlobalScope.launch(dispatcher) {
      val first = CompletableDeferred<Unit>()
      val second = CompletableDeferred<Unit>()
      GlobalScope.launch(dispatcher) {
        first.await()
        second.complete(Unit)
      }
      first.complete(Unit)
      second.await()
      done.run()
    }
  }

  override fun countLeaves(depth: Int): Long {
    val leaves = CompletableFuture<Long>()
    GlobalScope.launch(dispatcher) { leaves.complete(leavesOf(depth)) }
    return leaves.get(Limit.SECONDS.toLong(), TimeUnit.SECONDS)
  }

  private suspend fun leavesOf(depth: Int): Long {
    if (depth == 0) {
      return 1
    }
    val left = GlobalScope.async(dispatcher) { leavesOf(depth - 1) }
    val right = leavesOf(depth - 1)
    return left.await() + right
  }

  override fun arm(delayNanos: Long, fired: Work) {
    GlobalScope.launch(dispatcher) {
      delay(millis(delayNanos))
      fired.run()
    }
  }

  override fun armAndCancel(count: Int, delayNanos: Long, fired: Work): Int {
    val jobs = ArrayList<Job>(count)
    repeat(count) {
      jobs.add(
        GlobalScope.launch(dispatcher) {
          delay(millis(delayNanos))
          fired.run()
        }
      )
    }
    jobs.forEach { it.cancel() }
    return awaitAll(jobs)
  }

  /** Rounded up: never early. */
  private fun millis(nanos: Long): Long = (nanos + 999_999) / 1_000_000

  override fun openPipe(capacity: Int): Piping.Pipe =
    object : Piping.Pipe {
      val channel = Channel<Int>(capacity)

      override fun produce(messages: Int) {
        GlobalScope.launch(dispatcher) {
          for (i in 0 until messages) {
            channel.send(Piping.Pipe.message(i))
          }
        }
      }

      override fun consume(messages: Int, sum: LongConsumer) {
        GlobalScope.launch(dispatcher) {
          var total = 0L
          repeat(messages) { total += channel.receive() }
          sum.accept(total)
        }
      }
    }

  override fun executor(): Executor = dispatcher.asExecutor()

  override fun stop() {} // its threads are daemons, and the dispatcher is the JVM's
}
