package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleEveryControlTest {

  private final SampleEveryControl control = new SampleEveryControl();

  @Test
  void value_is16_byDefault() {
    assertThat(control.getValue()).isEqualTo("16");
    assertThat(control.every()).isEqualTo(16);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "' 7 ', 7", "2147483647, 2147483647"})
  void value_isWhatWasSet(String value, int every) {
    control.setValue(value);

    assertThat(control.every()).isEqualTo(every);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "all", "", "0.5", "2147483648"})
  void value_isDefault_whenItMakesNoSense(String value) {
    control.setValue("4");
    control.setValue(value);

    assertThat(control.every()).isEqualTo(16);
  }

  @Test
  void combine_isDensest() {
    assertThat(control.combine(Set.of("64", "4", "16"))).isEqualTo("4");
  }

  @Test
  void value_isWhatWasCombined_whenThatIsLost() {
    assertThat(control.combine(Set.of("64", "4"))).isEqualTo("4");
    control.setValue(null);

    assertThat(control.every()).isEqualTo(4);
  }

  @Test
  void combine_isNoneOnly_whenAllWantNone() {
    assertThat(control.combine(Set.of("0", "64"))).isEqualTo("64");
    assertThat(control.combine(Set.of("0"))).isEqualTo("0");
  }
}
