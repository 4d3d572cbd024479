package dev.fovea.load.bench.figures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers what a benchmark finds while it runs. Not thread-safe. */
public final class ReportBuilder {

    private final String bench;
    private final Instant at;
    private final String command;
    private final Machine machine;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public ReportBuilder(String bench, Instant at, String command, Machine machine) {
        this.bench = bench;
        this.at = at;
        this.command = command;
        this.machine = machine;
    }

    public void figure(Figure figure) {
        figures.add(figure);
    }

    public void measure(String name, String unit, double value) {
        measures.add(new Measure(name, unit, value));
    }

    public void curve(Curve curve) {
        curves.add(curve);
    }

    public void note(String note) {
        notes.add(note);
    }

    public Report build() {
        return new Report(bench, at, command, machine, figures, measures, curves, notes);
    }
}
