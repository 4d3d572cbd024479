package dev.fovea.load.cli;

import dev.fovea.topics.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows of text in columns that are as wide as their widest cell. */
public final class Table {

    private final List<String[]> rows = new ArrayList<>();

    /** @param head the first row; every other has as many cells */
    public Table(String... head) {
        rows.add(head);
    }

    /** Adds a row, of whatever others called their things. */
    public void row(String... cells) {
        rows.add(Stream.of(cells).map(Printable::of).toArray(String[]::new));
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row[i]).append(" ".repeat(widths[i] - row[i].codePointCount(0, row[i].length()) + 2));
            }
            text.append("  ").append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }
}
