package dev.contrail.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.analysis.model.RecordingModel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTest {

  private record Scored(String id, double score, Set<String> requiredEvents) implements Rule {
    @Override
    public String topic() {
      return "Test";
    }

    @Override
    public Result evaluate(RecordingModel model) {
      return Result.of(id, score, "seen", "hurts", "do");
    }
  }

  private final RecordingModel model =
      RecordingModel.builder("x.jfr", 1).events("contrail.AliveTasks", 1).build();

  @Test
  void evaluate_putsTheWorstFirst() {
    Rules rules =
        new Rules(
            List.of(
                new Scored("Low", 10, Set.of()),
                new Scored("High", 90, Set.of()),
                new Scored("Middle", 30, Set.of())));

    assertThat(rules.evaluate(model))
        .extracting(Result::ruleId)
        .containsExactly("High", "Middle", "Low");
  }

  @Test
  void evaluate_doesNotApply_withoutTheEventsARuleNeeds() {
    Rules rules =
        new Rules(List.of(new Scored("R", 90, Set.of("contrail.AliveTasks", "contrail.TaskPoll"))));

    assertThat(rules.evaluate(model))
        .containsExactly(
            Result.notApplicable("R", "The recording has no contrail.TaskPoll events."));
  }

  @Test
  void all_isEmpty_untilThereAreRules() {
    assertThat(Rules.all().evaluate(model)).isEmpty();
  }

  @Test
  void severity_followsJmcsSteps() {
    assertThat(List.of(0.0, 24.9, 25.0, 74.9, 75.0, 100.0).stream().map(Severity::of))
        .containsExactly(
            Severity.OK,
            Severity.OK,
            Severity.INFO,
            Severity.INFO,
            Severity.WARNING,
            Severity.WARNING);
    assertThatThrownBy(() -> Severity.of(101)).hasMessageContaining("101");
    assertThatThrownBy(() -> Severity.of(Double.NaN)).hasMessageContaining("NaN");
  }
}
