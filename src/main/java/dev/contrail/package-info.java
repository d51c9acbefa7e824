/**
 * The entry point of the API: {@link dev.contrail.Scheduler} runs tasks, reports its metrics, and
 * is shut down. Tasks and their handles are in {@link dev.contrail.task}, the things that tasks
 * wait for in {@link dev.contrail.sync} and {@link dev.contrail.time}, metrics in {@link
 * dev.contrail.metrics}, and dumps in {@link dev.contrail.dump}. The engine is not exported.
 *
 * <p>Each type states which threads may call it in the paragraph "Thread-safety", and its
 * counterpart in the paragraph "Tokio" or "java.util.concurrent". In every package, no parameter
 * and no result is null unless its documentation says so; passing null elsewhere throws a {@link
 * NullPointerException}. Programs named {@code dev.contrail.examples.X} are in {@code
 * src/examples/java} of the repository.
 *
 * <h2>Coming from Tokio</h2>
 *
 * <table class="striped">
 * <caption>Running</caption>
 * <thead><tr><th scope="col">Tokio</th><th scope="col">here</th></tr></thead>
 * <tbody>
 * <tr><th scope="row">{@code Runtime}, {@code Handle}</th>
 *     <td>{@link dev.contrail.Scheduler}: a Java reference is a handle</td></tr>
 * <tr><th scope="row">{@code Builder::new_multi_thread}</th>
 *     <td>{@link dev.contrail.SchedulerBuilder}</td></tr>
 * <tr><th scope="row">{@code Builder::new_current_thread}, {@code LocalSet}, {@code spawn_local}</th>
 *     <td>not available; instead {@link dev.contrail.SchedulerBuilder#workers(int) workers(1)}</td></tr>
 * <tr><th scope="row">{@code #[tokio::main]}, {@code Runtime::block_on}</th>
 *     <td>{@code spawn(task).join()}: {@link dev.contrail.task.JoinHandle#join()}</td></tr>
 * <tr><th scope="row">{@code spawn}</th>
 *     <td>{@link dev.contrail.Scheduler#spawn(dev.contrail.task.Task) Scheduler.spawn}</td></tr>
 * <tr><th scope="row">{@code spawn_blocking}</th>
 *     <td>{@link dev.contrail.Scheduler#spawnBlocking(java.util.concurrent.Callable)
 *     Scheduler.spawnBlocking}</td></tr>
 * <tr><th scope="row">{@code block_in_place}</th>
 *     <td>{@link dev.contrail.Scheduler#blockInPlace Scheduler.blockInPlace}; {@link dev.contrail.task.JoinHandle#get() JoinHandle.get} on a worker does so by itself</td></tr>
 * <tr><th scope="row">{@code Handle::try_current}, {@code task::try_id}</th>
 *     <td>{@link dev.contrail.Scheduler#current()}, {@link dev.contrail.task.TaskId#current()}</td></tr>
 * <tr><th scope="row">{@code task::Builder::name}</th>
 *     <td>{@link dev.contrail.Scheduler#spawn(String, dev.contrail.task.Task) spawn(name, task)}</td></tr>
 * <tr><th scope="row">{@code task_local!}</th>
 *     <td>{@link dev.contrail.ContextPropagator}, which carries thread-locals</td></tr>
 * <tr><th scope="row">{@code unhandled_panic}, {@code on_thread_start}</th>
 *     <td>{@link dev.contrail.SchedulerBuilder#onTaskFailure(java.util.function.BiConsumer) onTaskFailure}, {@link
 *     dev.contrail.SchedulerBuilder#threadFactory(java.util.concurrent.ThreadFactory) threadFactory}</td></tr>
 * <tr><th scope="row">drop of a {@code Runtime}, {@code shutdown_timeout}, {@code
 *     shutdown_background}</th>
 *     <td>{@link dev.contrail.Scheduler#shutdownNow()}, then {@link
 *     dev.contrail.Scheduler#awaitTermination awaitTermination} for the second; {@link
 *     dev.contrail.Scheduler#close()} waits for the tasks instead of dropping them</td></tr>
 * <tr><th scope="row">{@code Handle::dump}</th><td>{@link
 *     dev.contrail.Scheduler#dump()}</td></tr>
 * <tr><th scope="row">{@code net}, {@code fs}, {@code process}, {@code signal}, {@code io}</th>
 *     <td>not available; instead the JDK's own APIs, through {@link
 *     dev.contrail.task.Tasks#from(java.util.concurrent.CompletionStage) Tasks.from} or {@code
 *     spawnBlocking}</td></tr>
 * </tbody>
 * </table>
 *
 * <table class="striped">
 * <caption>Tasks</caption>
 * <thead><tr><th scope="col">Tokio and Rust</th><th scope="col">here</th></tr></thead>
 * <tbody>
 * <tr><th scope="row">{@code Future}, {@code Poll}, {@code Context}, {@code Waker}</th>
 *     <td>{@link dev.contrail.task.Task}, {@link dev.contrail.task.Poll}, {@link
 *     dev.contrail.task.Context}, {@link dev.contrail.task.Waker}</td></tr>
 * <tr><th scope="row">{@code async} blocks, {@code .await}</th>
 *     <td>{@link dev.contrail.task.Tasks#call Tasks.call}, {@link dev.contrail.task.Task#map map},
 *     {@link dev.contrail.task.Task#flatMap flatMap}, {@link dev.contrail.task.Task#andThen andThen},
 *     {@link dev.contrail.task.Tasks#loop Tasks.loop}, {@link dev.contrail.task.Tasks#recover
 *     Tasks.recover}</td></tr>
 * <tr><th scope="row">{@code JoinHandle}, {@code AbortHandle}</th>
 *     <td>{@link dev.contrail.task.JoinHandle} is both; {@link
 *     dev.contrail.task.JoinHandle#toTask() toTask()} to await it</td></tr>
 * <tr><th scope="row">{@code JoinError}</th>
 *     <td>{@link java.util.concurrent.ExecutionException} ({@code is_panic}), {@link
 *     java.util.concurrent.CancellationException} ({@code is_cancelled})</td></tr>
 * <tr><th scope="row">{@code drop} of a future</th>
 *     <td>{@link dev.contrail.task.Task#cancel()}, called by the scheduler, since the JVM has no destructors</td></tr>
 * <tr><th scope="row">{@code drop} of a guard</th>
 *     <td>{@link dev.contrail.task.Tasks#using Tasks.using}, {@link dev.contrail.task.Context#own
 *     Context.own}, {@link dev.contrail.task.Lease}</td></tr>
 * <tr><th scope="row">{@code join!}, {@code try_join!}</th>
 *     <td>{@link dev.contrail.task.Tasks#join(java.util.Collection) Tasks.join}, {@link
 *     dev.contrail.task.Tasks#tryJoin(java.util.Collection) Tasks.tryJoin}</td></tr>
 * <tr><th scope="row">{@code select!}, {@code biased}</th>
 *     <td>{@link dev.contrail.task.Tasks#select(dev.contrail.task.Task[]) Tasks.select}, {@link
 *     dev.contrail.task.Tasks#selectBiased(dev.contrail.task.Task[]) Tasks.selectBiased}</td></tr>
 * <tr><th scope="row">{@code JoinSet}, {@code TaskTracker}</th>
 *     <td>{@link dev.contrail.sync.JoinSet}; {@code TaskTracker} is not available</td></tr>
 * <tr><th scope="row">{@code yield_now}</th>
 *     <td>{@link dev.contrail.task.Tasks#yieldNow()}</td></tr>
 * <tr><th scope="row">{@code task::coop}</th>
 *     <td>{@link dev.contrail.task.Context#proceed()}; {@code unconstrained} is not available</td></tr>
 * </tbody>
 * </table>
 *
 * <table class="striped">
 * <caption>Synchronization and time</caption>
 * <thead><tr><th scope="col">Tokio</th><th scope="col">here</th></tr></thead>
 * <tbody>
 * <tr><th scope="row">{@code sync::oneshot}</th><td>{@link dev.contrail.sync.Oneshot}</td></tr>
 * <tr><th scope="row">{@code sync::mpsc::channel}, {@code unbounded_channel}</th>
 *     <td>{@link dev.contrail.sync.Channel#bounded}, {@link dev.contrail.sync.Channel#unbounded}; with many receivers, too</td></tr>
 * <tr><th scope="row">{@code sync::watch}</th>
 *     <td>{@link dev.contrail.sync.Watch}, {@link dev.contrail.sync.WatchReceiver}</td></tr>
 * <tr><th scope="row">{@code sync::broadcast}</th>
 *     <td>not available; instead a {@code Channel} for each receiver</td></tr>
 * <tr><th scope="row">{@code sync::Notify}</th><td>{@link dev.contrail.sync.Notify}</td></tr>
 * <tr><th scope="row">{@code sync::Semaphore}</th>
 *     <td>{@link dev.contrail.sync.Semaphore}, {@link dev.contrail.sync.Permit}</td></tr>
 * <tr><th scope="row">{@code sync::Mutex}</th>
 *     <td>not available; instead a {@code Semaphore} of one permit and {@link
 *     dev.contrail.task.Tasks#using Tasks.using}; or {@code synchronized}, if nothing is awaited
 *     inside</td></tr>
 * <tr><th scope="row">{@code sync::RwLock}</th>
 *     <td>not available; instead a {@code Semaphore} of many permits: a reader acquires one, a writer
 *     all</td></tr>
 * <tr><th scope="row">{@code sync::Barrier}</th><td>{@link dev.contrail.sync.Barrier}</td></tr>
 * <tr><th scope="row">{@code sync::OnceCell}, {@code SetOnce}</th>
 *     <td>not available; instead a {@link java.util.concurrent.CompletableFuture} and {@code
 *     Tasks.from}</td></tr>
 * <tr><th scope="row">{@code CancellationToken}</th>
 *     <td>{@link dev.contrail.sync.CancellationToken}</td></tr>
 * <tr><th scope="row">{@code time::sleep}, {@code sleep_until}</th>
 *     <td>{@link dev.contrail.time.Sleep#of Sleep.of}, {@link dev.contrail.time.Sleep#until
 *     Sleep.until}</td></tr>
 * <tr><th scope="row">{@code time::timeout}</th>
 *     <td>{@link dev.contrail.task.Tasks#timeout Tasks.timeout}</td></tr>
 * <tr><th scope="row">{@code time::interval}, {@code MissedTickBehavior}</th>
 *     <td>{@link dev.contrail.time.Interval}, {@link dev.contrail.time.MissedTickBehavior}</td></tr>
 * <tr><th scope="row">{@code time::pause}, {@code advance}</th><td>not available</td></tr>
 * <tr><th scope="row">{@code Stream}</th>
 *     <td>not available; instead {@link dev.contrail.sync.Channel#receive() receive()} in {@code
 *     Tasks.loop}</td></tr>
 * </tbody>
 * </table>
 *
 * <table class="striped">
 * <caption>{@code RuntimeMetrics}, method by method</caption>
 * <thead><tr><th scope="col">Tokio</th><th scope="col">here</th></tr></thead>
 * <tbody>
 * <tr><th scope="row">{@code num_workers}</th>
 *     <td>{@link dev.contrail.metrics.SchedulerMetrics#numWorkers()}</td></tr>
 * <tr><th scope="row">{@code num_alive_tasks}</th>
 *     <td>{@link dev.contrail.metrics.SchedulerMetrics#numAliveTasks()}</td></tr>
 * <tr><th scope="row">{@code global_queue_depth}</th>
 *     <td>{@link dev.contrail.metrics.SchedulerMetrics#injectionQueueDepth()}</td></tr>
 * <tr><th scope="row">{@code worker_total_busy_duration}</th>
 *     <td>{@link dev.contrail.metrics.WorkerMetrics#totalBusyDuration()}</td></tr>
 * <tr><th scope="row">{@code worker_park_count}</th>
 *     <td>{@link dev.contrail.metrics.WorkerMetrics#parkCount()}</td></tr>
 * <tr><th scope="row">{@code worker_park_unpark_count}</th>
 *     <td>{@link dev.contrail.metrics.WorkerMetrics#parkUnparkCount()}</td></tr>
 * <tr><th scope="row">{@code spawned_tasks_count}</th>
 *     <td>{@link dev.contrail.metrics.UnstableSchedulerMetrics#spawnedTasksCount()}</td></tr>
 * <tr><th scope="row">{@code num_blocking_threads}</th>
 *     <td>{@link dev.contrail.metrics.UnstableSchedulerMetrics#numBlockingThreads()}</td></tr>
 * <tr><th scope="row">{@code num_idle_blocking_threads}</th>
 *     <td>{@link dev.contrail.metrics.UnstableSchedulerMetrics#numIdleBlockingThreads()}</td></tr>
 * <tr><th scope="row">{@code blocking_queue_depth}</th>
 *     <td>{@link dev.contrail.metrics.UnstableSchedulerMetrics#blockingQueueDepth()}</td></tr>
 * <tr><th scope="row">{@code remote_schedule_count}</th>
 *     <td>{@link dev.contrail.metrics.UnstableSchedulerMetrics#remoteScheduleCount()}</td></tr>
 * <tr><th scope="row">{@code budget_forced_yield_count}</th>
 *     <td>{@link dev.contrail.metrics.UnstableSchedulerMetrics#budgetForcedYieldCount()}</td></tr>
 * <tr><th scope="row">{@code worker_thread_id}</th>
 *     <td>{@link dev.contrail.metrics.UnstableWorkerMetrics#thread()}</td></tr>
 * <tr><th scope="row">{@code worker_noop_count}</th>
 *     <td>{@link dev.contrail.metrics.UnstableWorkerMetrics#noopCount()}</td></tr>
 * <tr><th scope="row">{@code worker_steal_count}</th>
 *     <td>{@link dev.contrail.metrics.UnstableWorkerMetrics#stealCount()}</td></tr>
 * <tr><th scope="row">{@code worker_steal_operations}</th>
 *     <td>{@link dev.contrail.metrics.UnstableWorkerMetrics#stealOperations()}</td></tr>
 * <tr><th scope="row">{@code worker_poll_count}</th>
 *     <td>{@link dev.contrail.metrics.UnstableWorkerMetrics#pollCount()}</td></tr>
 * <tr><th scope="row">{@code worker_local_schedule_count}</th>
 *     <td>{@link dev.contrail.metrics.UnstableWorkerMetrics#localScheduleCount()}</td></tr>
 * <tr><th scope="row">{@code worker_overflow_count}</th>
 *     <td>{@link dev.contrail.metrics.UnstableWorkerMetrics#overflowCount()}</td></tr>
 * <tr><th scope="row">{@code worker_local_queue_depth}</th>
 *     <td>{@link dev.contrail.metrics.UnstableWorkerMetrics#localQueueDepth()}</td></tr>
 * <tr><th scope="row">{@code worker_mean_poll_time}</th>
 *     <td>{@link dev.contrail.metrics.UnstableWorkerMetrics#meanPollTime()}</td></tr>
 * <tr><th scope="row">{@code poll_time_histogram_enabled}</th>
 *     <td>{@link dev.contrail.metrics.UnstableSchedulerMetrics#sampleEvery()}</td></tr>
 * <tr><th scope="row">{@code poll_time_histogram_num_buckets}</th>
 *     <td>{@link dev.contrail.metrics.DurationHistogram#numBuckets()}</td></tr>
 * <tr><th scope="row">{@code poll_time_histogram_bucket_range}</th>
 *     <td>{@link dev.contrail.metrics.DurationHistogram#bucketStart}</td></tr>
 * <tr><th scope="row">{@code poll_time_histogram_bucket_count}</th>
 *     <td>{@link dev.contrail.metrics.UnstableWorkerMetrics#pollTimes()}, {@link
 *     dev.contrail.metrics.DurationHistogram#bucketCount}</td></tr>
 * <tr><th scope="row">{@code schedule_latency_histogram_*}</th>
 *     <td>{@link dev.contrail.metrics.UnstableWorkerMetrics#scheduleLatencies()}</td></tr>
 * <tr><th scope="row">{@code io_driver_*}</th><td>not available: there is no I/O driver</td></tr>
 * </tbody>
 * </table>
 *
 * <h2>Coming from {@code java.util.concurrent}</h2>
 *
 * <table class="striped">
 * <caption>{@code ExecutorService}, {@code ScheduledExecutorService}</caption>
 * <thead><tr><th scope="col">java.util.concurrent</th><th scope="col">here</th></tr></thead>
 * <tbody>
 * <tr><th scope="row">{@code execute}, {@code submit}, {@code invokeAll}, {@code invokeAny}</th>
 *     <td>the same: a command, which may block; other workers can take every task that is queued behind it</td></tr>
 * <tr><th scope="row">{@code schedule}, {@code scheduleAtFixedRate}, {@code
 *     scheduleWithFixedDelay}</th>
 *     <td>the same; no thread is occupied during the delay; within a task, use {@link
 *     dev.contrail.time.Sleep} and {@link dev.contrail.time.Interval}</td></tr>
 * <tr><th scope="row">{@code Future.get} on a pool thread</th>
 *     <td>no deadlock: if the future is of this scheduler, the worker continues on another thread meanwhile</td></tr>
 * <tr><th scope="row">{@code shutdown}</th>
 *     <td>the same; live tasks continue, may spawn, and their timers fire; periodic jobs are cancelled</td></tr>
 * <tr><th scope="row">{@code shutdownNow}</th>
 *     <td>the same; resumable tasks are cancelled, running polls interrupted</td></tr>
 * <tr><th scope="row">{@code close}</th>
 *     <td>the same, on JDK 17 too; not allowed within a task of the same scheduler</td></tr>
 * <tr><th scope="row">{@code ThreadPoolExecutor}: pool sizes, keep-alive</th>
 *     <td>{@link dev.contrail.SchedulerBuilder#workers(int) workers}, {@link
 *     dev.contrail.SchedulerBuilder#maxBlockingThreads(int) maxBlockingThreads}; blocking threads are kept
 *     for 10 s</td></tr>
 * <tr><th scope="row">{@code ThreadPoolExecutor}: work queue, {@code
 *     RejectedExecutionHandler}</th>
 *     <td>not available: the queue is unbounded, and tasks are rejected only after a shutdown; limit incoming work with a {@link dev.contrail.sync.Semaphore} or a {@link dev.contrail.sync.Channel}</td></tr>
 * <tr><th scope="row">{@code beforeExecute}, {@code afterExecute}</th>
 *     <td>{@link dev.contrail.ContextPropagator}</td></tr>
 * <tr><th scope="row">{@code UncaughtExceptionHandler}</th>
 *     <td>the same for {@code execute}; {@link dev.contrail.SchedulerBuilder#onTaskFailure(java.util.function.BiConsumer)
 *     onTaskFailure} for all</td></tr>
 * <tr><th scope="row">{@code getActiveCount}, {@code getQueue().size()}</th>
 *     <td>{@link dev.contrail.Scheduler#metrics()}</td></tr>
 * </tbody>
 * </table>
 *
 * <table class="striped">
 * <caption>{@code CompletableFuture}</caption>
 * <thead><tr><th scope="col">CompletableFuture</th><th scope="col">here</th></tr></thead>
 * <tbody>
 * <tr><th scope="row">{@code supplyAsync(supplier, executor)}</th>
 *     <td>the same, with a {@code Scheduler} as the executor; or {@link
 *     dev.contrail.Scheduler#spawn(java.util.concurrent.Callable) spawn(callable)}</td></tr>
 * <tr><th scope="row">a future, to a task and back</th>
 *     <td>{@link dev.contrail.task.Tasks#from(java.util.concurrent.CompletionStage) Tasks.from},
 *     {@link dev.contrail.task.JoinHandle#toCompletableFuture() toCompletableFuture}</td></tr>
 * <tr><th scope="row">{@code completedFuture}</th>
 *     <td>{@link dev.contrail.task.Tasks#ready Tasks.ready}</td></tr>
 * <tr><th scope="row">{@code thenApply}, {@code thenCompose}</th>
 *     <td>{@link dev.contrail.task.Task#map map}, {@link dev.contrail.task.Task#flatMap flatMap}; but a task does not start before it is spawned</td></tr>
 * <tr><th scope="row">{@code exceptionallyCompose}</th>
 *     <td>{@link dev.contrail.task.Tasks#recover Tasks.recover}</td></tr>
 * <tr><th scope="row">{@code allOf}, {@code thenCombine}; {@code anyOf}</th>
 *     <td>{@link dev.contrail.task.Tasks#join(java.util.Collection) Tasks.join}; {@link
 *     dev.contrail.task.Tasks#select(dev.contrail.task.Task[]) Tasks.select}, which cancels the remaining tasks</td></tr>
 * <tr><th scope="row">{@code orTimeout}, {@code delayedExecutor}</th>
 *     <td>{@link dev.contrail.task.Tasks#timeout Tasks.timeout}, which cancels the late task; {@link
 *     dev.contrail.time.Sleep#of Sleep.of}</td></tr>
 * <tr><th scope="row">{@code complete}</th>
 *     <td>{@link dev.contrail.sync.Oneshot#send}</td></tr>
 * <tr><th scope="row">{@code cancel}, which does not stop the computation</th>
 *     <td>{@link dev.contrail.task.JoinHandle#abort() abort}, which stops the task</td></tr>
 * </tbody>
 * </table>
 *
 * <table class="striped">
 * <caption>{@code ForkJoinPool}, and utilities that block threads</caption>
 * <thead><tr><th scope="col">java.util.concurrent</th><th scope="col">here</th></tr></thead>
 * <tbody>
 * <tr><th scope="row">{@code fork}, {@code join}</th>
 *     <td>{@code spawn} within a task, and {@link dev.contrail.task.JoinHandle#toTask()
 *     toTask()}</td></tr>
 * <tr><th scope="row">{@code ManagedBlocker}</th>
 *     <td>{@link dev.contrail.Scheduler#blockInPlace Scheduler.blockInPlace}</td></tr>
 * <tr><th scope="row">{@code asyncMode}</th>
 *     <td>as if always on: first in, first out, except for the task woken last</td></tr>
 * <tr><th scope="row">{@code commonPool}</th>
 *     <td>not available: each scheduler is closed by its creator</td></tr>
 * <tr><th scope="row">{@code getStealCount}, {@code getQueuedTaskCount}</th>
 *     <td>{@link dev.contrail.metrics.UnstableWorkerMetrics#stealCount()}, {@link
 *     dev.contrail.metrics.UnstableWorkerMetrics#localQueueDepth()}</td></tr>
 * <tr><th scope="row">{@code BlockingQueue}</th><td>{@link dev.contrail.sync.Channel}</td></tr>
 * <tr><th scope="row">{@code Semaphore}, {@code CyclicBarrier}</th>
 *     <td>{@link dev.contrail.sync.Semaphore}, {@link dev.contrail.sync.Barrier}</td></tr>
 * <tr><th scope="row">{@code CountDownLatch}</th>
 *     <td>not available; instead {@link dev.contrail.sync.Oneshot}, or {@code Tasks.join}</td></tr>
 * <tr><th scope="row">{@code ReentrantLock}, {@code Condition}</th>
 *     <td>{@link dev.contrail.sync.Semaphore} of one permit, {@link dev.contrail.sync.Notify}</td></tr>
 * <tr><th scope="row">{@code Thread.sleep}</th><td>{@link dev.contrail.time.Sleep}</td></tr>
 * </tbody>
 * </table>
 */
@NullMarked
package dev.contrail;

import org.jspecify.annotations.NullMarked;
