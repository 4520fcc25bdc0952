package dev.portcullis.benchmark.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A logarithmic axis from one power of ten to another. Zero has no logarithm: it stands where one is.
 *
 * @param lowest exponent of its start
 * @param highest exponent of its end
 * @param from where it starts on the page
 * @param to where it ends on the page
 */
record LogAxis(int lowest, int highest, double from, double to) {
    /** The axis that just holds some values. */
    static LogAxis over(DoubleStream values, double from, double to) {
        var summary = values.map(LogAxis::exponent).summaryStatistics();
        int lowest = summary.getCount() == 0 ? 0 : (int) Math.floor(summary.getMin());
        int highest = summary.getCount() == 0 ? 1 : (int) Math.ceil(summary.getMax());
        return new LogAxis(lowest, Math.max(highest, lowest + 1), from, to);
    }

    private static double exponent(double value) {
        return Math.log10(Math.max(value, 1));
    }

    /** Where a value is on the page. */
    double place(double value) {
        return from + (exponent(value) - lowest) / (highest - lowest) * (to - from);
    }

    /** Every power of ten on it. */
    List<Double> marks() {
        return IntStream.rangeClosed(lowest, highest)
                .mapToObj(exponent -> Math.pow(10, exponent))
                .toList();
    }
}
