package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.dump.DumpsBuilder;
import dev.contrail.analysis.recording.event.FrameText;
import dev.contrail.analysis.recording.event.ShortText;
import java.util.List;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/**
 * Takes {@code contrail.StackText}: a thread's stack as text, one frame a line, innermost first.
 */
final class StackTextSink implements IEventSink {

  /** Frames of one stack, the most that JFR itself records. */
  private static final int MAX_FRAMES = 2048;

  private final DumpsBuilder dumps;
  private final EventFields.Field<Number> dumpId;
  private final EventFields.Field<Number> stackId;
  private final EventFields.Field<String> text;

  StackTextSink(DumpsBuilder dumps, EventFields fields) {
    this.dumps = dumps;
    this.dumpId = fields.find(ContrailAttributes.DUMP_ID);
    this.stackId = fields.find(ContrailAttributes.STACK_ID);
    this.text = fields.find(ContrailAttributes.TEXT);
  }

  @Override
  public void addEvent(Object[] event) {
    String lines = text.of(event);
    if (lines == null || !dumpId.exists()) {
      return;
    }
    List<String> frames =
        lines
            .lines()
            .filter(line -> !line.isBlank())
            .limit(MAX_FRAMES)
            .map(String::strip)
            .map(ShortText::of)
            .map(FrameText::of)
            .toList();
    dumps.stackText(EventFields.id(dumpId, event), EventFields.id(stackId, event), frames);
  }
}
