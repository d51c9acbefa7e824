/**
 * The entry point: {@link dev.contrail.Scheduler} runs tasks, tells its metrics, and is shut down.
 * What it runs is in {@code dev.contrail.task}, what tasks wait for in {@code dev.contrail.sync}
 * and {@code dev.contrail.time}, what it tells in {@code dev.contrail.metrics}; the engine behind
 * it is not exported.
 *
 * <h2>For those who know Tokio</h2>
 *
 * <table>
 * <caption>Tokio's words and these</caption>
 * <tr><th>Tokio</th><th>here</th></tr>
 * <tr><td>{@code Runtime}, {@code Handle}</td><td>{@link dev.contrail.Scheduler}</td></tr>
 * <tr><td>{@code Builder::new_multi_thread}</td><td>{@link dev.contrail.SchedulerBuilder}</td></tr>
 * <tr><td>{@code Future}, {@code Poll}, {@code Context}, {@code Waker}</td>
 *     <td>{@link dev.contrail.task.Task}, {@link dev.contrail.task.Poll}, {@link
 *     dev.contrail.task.Context}, {@link dev.contrail.task.Waker}</td></tr>
 * <tr><td>{@code spawn}, {@code spawn_blocking}, {@code block_in_place}</td>
 *     <td>{@link dev.contrail.Scheduler#spawn(dev.contrail.task.Task) spawn}, {@link
 *     dev.contrail.Scheduler#spawnBlocking(java.util.concurrent.Callable) spawnBlocking}, {@link
 *     dev.contrail.Scheduler#blockInPlace blockInPlace}</td></tr>
 * <tr><td>{@code JoinHandle}, {@code abort}</td><td>{@link dev.contrail.task.JoinHandle}, {@link
 *     dev.contrail.task.JoinHandle#abort() abort}</td></tr>
 * <tr><td>{@code Handle::try_current}, {@code task::try_id}</td><td>{@link
 *     dev.contrail.Scheduler#current() Scheduler.current}, {@link dev.contrail.task.TaskId#current()
 *     TaskId.current}</td></tr>
 * <tr><td>{@code join!}, {@code select!}, {@code timeout}, {@code yield_now}</td>
 *     <td>{@link dev.contrail.task.Tasks}</td></tr>
 * <tr><td>{@code drop} of a future</td><td>{@link dev.contrail.task.Task#cancel()}: called, since the
 *     JVM has no destructors</td></tr>
 * <tr><td>{@code Handle::metrics}</td><td>{@link dev.contrail.Scheduler#metrics()}; each metric names
 *     its counterpart</td></tr>
 * </table>
 *
 * <h2>For those who know {@code ExecutorService}</h2>
 *
 * <table>
 * <caption>The executor's words and what they do here</caption>
 * <tr><th>executor</th><th>here</th></tr>
 * <tr><td>{@code execute}, {@code submit}, {@code invokeAll}, {@code invokeAny}</td>
 *     <td>a command, which may block; nothing waits behind it that another worker could not
 *     take</td></tr>
 * <tr><td>{@code schedule}, {@code scheduleAtFixedRate}, {@code scheduleWithFixedDelay}</td>
 *     <td>a command that waits for its time without a thread</td></tr>
 * <tr><td>{@code Future.get} on a pool thread</td><td>the worker goes on in another thread meanwhile,
 *     if the future is a {@link dev.contrail.task.JoinHandle}</td></tr>
 * <tr><td>{@code shutdown}</td><td>the same; live tasks go on, may spawn, and their timers fire;
 *     periodic jobs are cancelled</td></tr>
 * <tr><td>{@code shutdownNow}</td><td>the same; resumable tasks are cancelled, running polls
 *     interrupted</td></tr>
 * </table>
 */
@NullMarked
package dev.contrail;

import org.jspecify.annotations.NullMarked;
