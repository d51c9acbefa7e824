package dev.contrail.analysis.model;

/** The percentiles that are recorded of the durations of one period. */
public enum Percentile {
  P50("p50"),
  P90("p90"),
  P99("p99"),
  P999("p99.9"),
  MAX("max");

  private final String label;

  Percentile(String label) {
    this.label = label;
  }

  /** Returns the display name. */
  public String label() {
    return label;
  }

  double of(Percentiles percentiles) {
    return switch (this) {
      case P50 -> percentiles.p50();
      case P90 -> percentiles.p90();
      case P99 -> percentiles.p99();
      case P999 -> percentiles.p999();
      case MAX -> percentiles.max();
    };
  }
}
