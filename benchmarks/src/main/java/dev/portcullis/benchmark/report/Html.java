package dev.portcullis.benchmark.report;

import java.util.Locale;

/** How texts and numbers are written on the page and in tables. */
final class Html {
    private Html() {}

    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }

    static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** Nanoseconds in the unit that suits them. */
    static String time(double nanoseconds) {
        if (nanoseconds < 1e3) {
            return digits(nanoseconds) + " ns";
        }
        return nanoseconds < 1e6 ? digits(nanoseconds / 1e3) + " µs" : digits(nanoseconds / 1e6) + " ms";
    }

    static String bytes(double bytes) {
        return count(bytes) + " B";
    }

    /** Three digits where there are some behind the point. */
    static String digits(double number) {
        int behind = number < 10 ? 2 : number < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + behind + "f", number);
    }
}
