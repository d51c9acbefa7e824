package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0123, 0.012",
    "9.52, 9.52",
    "12.345, 12.3",
    "1234, '1,234'",
    "99999, '99,999'",
    "123456, 123k",
    "999999, 1.00M",
    "1234567, 1.23M",
    "12345678, 12.3M",
    "-123456, -123k",
    "1e15, 1.00P",
  })
  void compact_hasAtMostSevenCharacters(double number, String expected) {
    assertThat(Quantities.compact(number)).isEqualTo(expected).hasSizeLessThanOrEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ns",
    "999, 999 ns",
    "1234, 1.23 us",
    "12345678, 12.3 ms",
    "20900000000, 20.9 s",
    "150000000000, 2 min 30 s",
    "864000000000000, 240 h 00 min",
  })
  void nanos_takesTheUnitThatFits(double nanos, String expected) {
    assertThat(Quantities.nanos(nanos)).isEqualTo(expected);
  }

  @Test
  void bytes_areDecimal() {
    assertThat(Quantities.bytes(999)).isEqualTo("999 B");
    assertThat(Quantities.bytes(1_234_567)).isEqualTo("1.23 MB");
  }

  @Test
  void time_isADate_orUnknownIfNoCalendarHasIt() {
    assertThat(Quantities.time(java.time.Instant.EPOCH)).isEqualTo("1970-01-01 00:00:00");
    assertThat(Quantities.time(java.time.Instant.MAX)).isEqualTo(Quantities.UNKNOWN);
    assertThat(Quantities.time(java.time.Instant.MIN)).isEqualTo(Quantities.UNKNOWN);
  }
}
