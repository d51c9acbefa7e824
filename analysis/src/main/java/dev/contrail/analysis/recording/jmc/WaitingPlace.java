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
 * The place where a task waits, cut out of the stack of the event that was committed there: of that
 * stack, what lies further in than the leaf committed the event, and what lies further out than the
 * task polled it. One place has one text, whoever polled.
 */
final class WaitingPlace {
  private static final String COMMITTED_BY = "dev.contrail.internal.task.TraceContext.pending";
  private static final String POLLED_BY = "dev.contrail.internal.task.ResumableCell.tracedPoll";

  private WaitingPlace() {}

  /** The frames, innermost first. */
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
