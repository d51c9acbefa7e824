package dev.contrail.examples.shop;

/**
 * Thrown when the bank declines a payment. It fails the task and is recorded as {@code
 * contrail.TaskFailed}.
 */
final class PaymentDeclinedException extends Exception {
  private static final long serialVersionUID = 1L;

  PaymentDeclinedException(int payment) {
    super("payment " + payment + " was declined");
  }
}
