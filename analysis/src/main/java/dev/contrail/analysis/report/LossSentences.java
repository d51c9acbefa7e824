package dev.contrail.analysis.report;

import dev.contrail.analysis.model.EventLoss;
import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.UnrecordedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What of a JVM is not in the files: times, and events that it committed. A few lines at most. */
final class LossSentences {

  /** So many types have a line each; of more, as after a lost file, nobody reads every one. */
  private static final int MAX_TYPES = 3;

  private LossSentences() {}

  /** Nothing if nothing is missing, or if nothing tells. */
  static List<String> of(RecordingModel model) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < model.jvms().size(); i++) {
      JvmModel jvm = model.jvms().get(i);
      String whose = Sentences.whose(model, i);
      String who = whose.isEmpty() ? "the JVM" : whose;
      if (jvm.unrecorded().gaps() > 0) {
        sentences.add(unrecorded(jvm.unrecorded(), who));
      }
      if (jvm.losses().size() > MAX_TYPES) {
        sentences.add(together(jvm.losses(), who));
      } else {
        jvm.losses().forEach(loss -> sentences.add(alone(loss, who)));
      }
    }
    return sentences;
  }

  private static String unrecorded(UnrecordedTime time, String who) {
    return String.format(
        time.gaps() == 1
            ? "%s gap of %s, in which %s was not recorded: its charts have a hole there."
            : "%s gaps, together %s, in which %s was not recorded: its charts have holes there.",
        Quantities.count(time.gaps()),
        Quantities.duration(Duration.ofNanos(time.nanos())),
        who);
  }

  private static String alone(EventLoss loss, String who) {
    return String.format(
        "%s of %s %s events that %s committed are missing from the file.",
        Quantities.count(loss.missing()), Quantities.count(loss.committed()), name(loss), who);
  }

  private static String together(List<EventLoss> losses, String who) {
    EventLoss most =
        losses.stream().max(Comparator.comparingLong(EventLoss::missing)).orElseThrow();
    return String.format(
        "%s of %s events of %s types that %s committed are missing from the file, most of them %s:"
            + " %s of %s. The JSON report has all types.",
        Quantities.count(losses.stream().mapToLong(EventLoss::missing).sum()),
        Quantities.count(losses.stream().mapToLong(EventLoss::committed).sum()),
        Quantities.count(losses.size()),
        who,
        name(most),
        Quantities.count(most.missing()),
        Quantities.count(most.committed()));
  }

  private static String name(EventLoss loss) {
    return VisibleText.of(loss.eventType(), Sentences.MAX_VALUE);
  }
}
