package dev.contrail.examples.demo;

import java.util.SplittableRandom;

/** Which page of the shop is asked for how often. */
enum Mix {
  PRICE("/price", 400),
  DELIVERY("/delivery", 200),
  PAYMENT("/payment", 150),
  SEARCH("/search", 150),
  STOCK("/stock", 91),
  INVOICE("/invoice", 5),
  ORDER("/order", 4);

  private final String path;
  private final int perMille;

  Mix(String path, int perMille) {
    this.path = path;
    this.perMille = perMille;
  }

  String path() {
    return path;
  }

  /** One of them, in proportion. */
  static Mix next(SplittableRandom random) {
    int at = random.nextInt(1_000);
    for (Mix mix : values()) {
      at -= mix.perMille;
      if (at < 0) {
        return mix;
      }
    }
    throw new AssertionError("the shares add up to less than 1000");
  }
}
