package dev.contrail.examples.demo;

import java.util.SplittableRandom;

/** The pages of the shop, with the share of requests for each. */
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

  /** Returns a random page, in proportion to the shares. */
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
