package dev.contrail.analysis.report;

import dev.contrail.analysis.model.EventLoss;
import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.UnrecordedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The sentences on what is missing of a JVM: times and committed events. They take a few lines at
 * most.
 */
final class LossSentences {

  /**
   * Bounds the types with a sentence each. If there are more, as after a lost file, one sentence
   * sums them up.
   */
  private static final int MAX_TYPES = 3;

  private LossSentences() {}

  /** Returns the sentences; none if nothing is known to be missing. */
  static List<String> of(RecordingModel model) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < model.jvms().size(); i++) {
      JvmModel jvm = model.jvms().get(i);
      String whose = Sentences.whose(model, i);
      String name = whose.isEmpty() ? "the JVM" : whose;
      if (jvm.unrecorded().gaps() > 0) {
        sentences.add(unrecorded(jvm.unrecorded(), name));
      }
      if (jvm.losses().size() > MAX_TYPES) {
        sentences.add(together(jvm.losses(), name));
      } else {
        jvm.losses().forEach(loss -> sentences.add(alone(loss, name)));
      }
    }
    return sentences;
  }

  private static String unrecorded(UnrecordedTime time, String jvm) {
    return String.format(
        time.gaps() == 1
            ? "There is %s gap of %s in which %s was not recorded; its charts have a hole there."
            : "There are %s gaps, together %s, in which %s was not recorded; its charts have holes"
                + " there.",
        Quantities.count(time.gaps()),
        Quantities.duration(Duration.ofNanos(time.nanos())),
        jvm);
  }

  private static String alone(EventLoss loss, String jvm) {
    return String.format(
        "%s of %s %s events that %s committed are missing from the file.",
        Quantities.count(loss.missing()), Quantities.count(loss.committed()), name(loss), jvm);
  }

  private static String together(List<EventLoss> losses, String jvm) {
    EventLoss most =
        losses.stream().max(Comparator.comparingLong(EventLoss::missing)).orElseThrow();
    return String.format(
        "%s of %s events of %s types that %s committed are missing from the file. Most of them are"
            + " %s: %s of %s. The JSON report lists all types.",
        Quantities.count(losses.stream().mapToLong(EventLoss::missing).sum()),
        Quantities.count(losses.stream().mapToLong(EventLoss::committed).sum()),
        Quantities.count(losses.size()),
        jvm,
        name(most),
        Quantities.count(most.missing()),
        Quantities.count(most.committed()));
  }

  private static String name(EventLoss loss) {
    return VisibleText.of(loss.eventType(), Sentences.MAX_VALUE);
  }
}
