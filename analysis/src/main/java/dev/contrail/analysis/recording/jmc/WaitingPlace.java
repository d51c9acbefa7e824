package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.recording.event.FrameText;
import dev.contrail.analysis.recording.event.ShortText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCFrame;
import org.openjdk.jmc.common.IMCMethod;
import org.openjdk.jmc.common.IMCStackTrace;

/**
 * Cuts the place where a task waits out of the stack trace of the event that was committed there.
 * The frames inside the leaf, which commit the event, and the frames outside the task, which poll
 * it, are left out. So one place has the same frames on every worker.
 */
final class WaitingPlace {
  private static final String COMMITTED_BY = "dev.contrail.internal.task.TraceContext.pending";
  private static final String POLLED_BY = "dev.contrail.internal.task.ResumableCell.tracedPoll";

  private WaitingPlace() {}

  /** Returns the frames, innermost first. */
  static List<String> frames(IMCStackTrace trace) {
    List<String> frames = new ArrayList<>();
    for (IMCFrame frame : trace.getFrames()) {
      String method = method(frame.getMethod());
      if (method.equals(POLLED_BY)) {
        break;
      }
      if (method.equals(COMMITTED_BY)) {
        frames.clear();
      } else {
        frames.add(FrameText.of(method, frame.getFrameLineNumber()));
      }
    }
    return frames;
  }

  private static String method(@Nullable IMCMethod method) {
    if (method == null) {
      return "?";
    }
    String type = method.getType() == null ? null : method.getType().getFullName();
    return ShortText.of((type == null ? "?" : type) + "." + method.getMethodName());
  }
}
