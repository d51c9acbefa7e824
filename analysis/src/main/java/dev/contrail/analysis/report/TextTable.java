package dev.contrail.analysis.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** A table of plain characters. */
final class TextTable {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  private record Column(List<String> head, boolean left) {}

  /** Adds a column of names, aligned to the left. */
  TextTable left(String head) {
    columns.add(new Column(List.of(head), true));
    return this;
  }

  /** Adds a column of numbers, aligned to the right. */
  TextTable right(String head) {
    columns.add(new Column(List.of(head), false));
    return this;
  }

  /** Adds a column of numbers that is narrow, since the words of its head are below each other. */
  TextTable stacked(String head) {
    columns.add(new Column(List.of(head.split(" ", -1)), false));
    return this;
  }

  TextTable row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells in " + columns.size() + " columns");
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  void write(Writer out) throws IOException {
    int headLines = columns.stream().mapToInt(column -> column.head().size()).max().orElse(0);
    for (int line = 0; line < headLines; line++) {
      List<String> cells = new ArrayList<>();
      for (Column column : columns) {
        int word = line - headLines + column.head().size();
        cells.add(word < 0 ? "" : column.head().get(word));
      }
      write(out, cells);
    }
    for (List<String> row : rows) {
      write(out, row);
    }
  }

  private void write(Writer out, List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder(INDENT);
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(width(i) - cells.get(i).length());
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).left() ? cells.get(i) + padding : padding + cells.get(i));
    }
    out.write(line.toString().stripTrailing() + "\n");
  }

  private int width(int column) {
    int width = columns.get(column).head().stream().mapToInt(String::length).max().orElse(0);
    for (List<String> row : rows) {
      width = Math.max(width, row.get(column).length());
    }
    return width;
  }
}
