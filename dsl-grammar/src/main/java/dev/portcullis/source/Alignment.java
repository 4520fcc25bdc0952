package dev.portcullis.source;

import java.util.Objects;

/**
 * Which unit of a fragment's meant text is written where in its file.
 *
 * <p>Both texts are walked at once. Equal units step both. An escape of a YAML quoted scalar steps over the escape
 * and what it stands for. Where they differ, blanks and line ends of the file are stepped over: indentation, folding.
 * Anything else means that the file was written in a way not understood here; every part is then at the whole place.
 */
public final class Alignment {
    private static final int[] UNKNOWN = {};

    private final Span place;
    private final int length;
    private final int[] starts;
    private final int[] ends;

    private Alignment(Span place, int length, int[] starts, int[] ends) {
        this.place = place;
        this.length = length;
        this.starts = starts;
        this.ends = ends;
    }

    static Alignment of(Fragment fragment) {
        String text = fragment.text();
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        if (new Walk(fragment.place().text(), text, starts, ends).succeeds()) {
            return new Alignment(fragment.place(), text.length(), starts, ends);
        }
        return new Alignment(fragment.place(), text.length(), UNKNOWN, UNKNOWN);
    }

    /**
     * Where a part of the meant text is written.
     *
     * @param start offset of the first UTF-16 unit
     * @param end offset after the last one
     */
    public Span span(int start, int end) {
        Objects.checkFromToIndex(start, end, length);
        if (starts.length == 0) {
            return place;
        }
        int first = start < length ? starts[start] : ends[length - 1];
        int last = end > start ? ends[end - 1] : first;
        return new Span(place.file(), place.start() + first, place.start() + last);
    }

    /** One walk through both texts. */
    private static final class Walk {
        private final String written;
        private final String meant;
        private final int[] starts;
        private final int[] ends;
        private final char quote;
        private int from;
        private int to;

        Walk(String written, String meant, int[] starts, int[] ends) {
            this.written = written;
            this.meant = meant;
            this.starts = starts;
            this.ends = ends;
            boolean same = written.equals(meant);
            this.quote = same || written.isEmpty() ? ' ' : written.charAt(0);
            this.from = same ? 0 : opening();
        }

        /** How much is written before the text begins: a quote, or the head of a block. */
        private int opening() {
            if (quote == '"' || quote == '\'') {
                return 1;
            }
            return quote == '|' || quote == '>' ? written.indexOf('\n') + 1 : 0;
        }

        boolean succeeds() {
            boolean going = true;
            while (going && to < meant.length()) {
                going = from < written.length() ? step() : stepBeyond();
            }
            return going;
        }

        /** A block's last line end may be beyond its place. */
        private boolean stepBeyond() {
            boolean blank = isBlank(meant.charAt(to));
            stand(0);
            return blank;
        }

        private boolean step() {
            char unit = written.charAt(from);
            if (quote == '"' && unit == '\\') {
                return stepEscape();
            }
            if (quote == '\'' && written.startsWith("''", from) && meant.charAt(to) == '\'') {
                stand(2);
            } else if (unit == meant.charAt(to)
                    || (isLineEnd(unit) && meant.charAt(to) == ' ')
                    || (unit == '\r' && meant.charAt(to) == '\n')) {
                stand(1);
            } else if (isBlank(unit)) {
                from++;
            } else {
                return false;
            }
            return true;
        }

        /** The next unit of the meant text is written here, in so many units. */
        private void stand(int units) {
            starts[to] = from;
            from = Math.min(from + units, written.length());
            ends[to++] = from;
        }

        private boolean stepEscape() {
            YamlEscape escape = YamlEscape.at(written, from);
            if (!meant.startsWith(escape.meaning(), to) || escape.length() == 0) {
                return false;
            }
            int last = to + escape.meaning().length();
            int begin = from;
            while (to < last) {
                from = begin;
                stand(escape.length());
            }
            from = begin + escape.length();
            return true;
        }

        private static boolean isBlank(char unit) {
            return unit == ' ' || unit == '\t' || isLineEnd(unit);
        }

        private static boolean isLineEnd(char unit) {
            return unit == '\n' || unit == '\r';
        }
    }
}
