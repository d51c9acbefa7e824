package dev.contrail.analysis.dump;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Distinct texts, numbered from 1; 0 stands for none. Once the room for characters is used up, new
 * texts get the number 0.
 */
final class Texts {
  private static final int NONE = 0;

  /** Characters to count for one text beside its own, for its object and its index entries. */
  private static final int OVERHEAD = 64;

  private final long room;
  private @Nullable String[] texts = new String[16];

  /** Numbers of texts by their hash, with linear probing. */
  private int[] slots = new int[64];

  private int count;
  private long characters;
  private boolean isTooSmall;

  Texts(long room) {
    this.room = room;
  }

  /** Returns the number of {@code text}, or 0 if it is null or there is no room for it. */
  int number(@Nullable String text) {
    if (text == null) {
      return NONE;
    }
    int slot = slot(text);
    if (slots[slot] == NONE) {
      long size = (long) text.length() + OVERHEAD;
      if (characters + size > room) {
        isTooSmall = true;
        return NONE;
      }
      characters += size;
      slots[slot] = added(text);
      if (count * 2 > slots.length) {
        grow();
        return count;
      }
    }
    return slots[slot];
  }

  @Nullable String text(int number) {
    return number == NONE ? null : texts[number - 1];
  }

  int count() {
    return count;
  }

  /** Returns whether texts were left out for lack of room. */
  boolean isTooSmall() {
    return isTooSmall;
  }

  private int added(String text) {
    if (count == texts.length) {
      texts = Arrays.copyOf(texts, 2 * count);
    }
    texts[count] = text;
    return ++count;
  }

  /** Returns the slot that has {@code text}, or the free slot where it belongs. */
  private int slot(String text) {
    int slot = Hash.of(text) & (slots.length - 1);
    while (slots[slot] != NONE && !text.equals(texts[slots[slot] - 1])) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int number = 1; number <= count; number++) {
      String text = texts[number - 1];
      if (text != null) {
        slots[slot(text)] = number;
      }
    }
  }
}
