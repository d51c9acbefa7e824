package dev.contrail.examples.shop;

/** The bank said no. Ends the task that asked, and so becomes a {@code contrail.TaskFailed}. */
final class PaymentDeclinedException extends Exception {
  private static final long serialVersionUID = 1L;

  PaymentDeclinedException(int payment) {
    super("payment " + payment + " was declined");
  }
}
