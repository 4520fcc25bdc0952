package dev.portcullis.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How addresses are written: RFC 4291 for version 6, four numbers without leading zeros for version 4. */
final class AddressText {
    private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int LONGEST = 45;
    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;
    private static final BigInteger MAPPED = BigInteger.valueOf(0xffff);

    private AddressText() {}

    static Optional<Address> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return text.indexOf(':') < 0 ? readShort(text).map(AddressText::ofShort) : readLong(text);
    }

    private static Address ofShort(long number) {
        return new Address(Address.SHORT, BigInteger.valueOf(number));
    }

    private static Optional<Long> readShort(String text) {
        String[] bytes = text.split("\\.", -1);
        if (bytes.length != 4) {
            return Optional.empty();
        }
        long number = 0;
        for (String part : bytes) {
            if (!BYTE.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            number = number << 8 | Integer.parseInt(part);
        }
        return Optional.of(number);
    }

    private static Optional<Address> readLong(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(all -> all.size() == GROUPS).map(AddressText::ofGroups);
        }
        Optional<List<Integer>> before = groups(text.substring(0, gap));
        Optional<List<Integer>> after = groups(text.substring(gap + 2));
        if (before.isEmpty()
                || after.isEmpty()
                || before.get().size() + after.get().size() >= GROUPS) {
            return Optional.empty();
        }
        if (text.substring(0, gap).indexOf('.') >= 0) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(before.get());
        while (all.size() + after.get().size() < GROUPS) {
            all.add(0);
        }
        all.addAll(after.get());
        return Optional.of(ofGroups(all));
    }

    /** The groups of one side; the last may be an address of version 4, which counts for two. */
    private static Optional<List<Integer>> groups(String side) {
        List<Integer> groups = new ArrayList<>();
        if (side.isEmpty()) {
            return Optional.of(groups);
        }
        String[] parts = side.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                Optional<Long> last = readShort(parts[i]);
                if (last.isEmpty()) {
                    return Optional.empty();
                }
                groups.add((int) (last.get() >> GROUP_BITS));
                groups.add((int) (last.get() & 0xffff));
            } else if (GROUP.matcher(parts[i]).matches()) {
                groups.add(Integer.parseInt(parts[i], 16));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    private static Address ofGroups(List<Integer> groups) {
        BigInteger number = BigInteger.ZERO;
        for (int group : groups) {
            number = number.shiftLeft(GROUP_BITS).or(BigInteger.valueOf(group));
        }
        return number.shiftRight(Address.SHORT).equals(MAPPED)
                ? ofShort(number.longValue() & 0xffffffffL)
                : new Address(Address.LONG, number);
    }

    static String write(Address address) {
        List<String> parts = new ArrayList<>();
        boolean small = address.bits() == Address.SHORT;
        int width = small ? 8 : GROUP_BITS;
        for (int shift = address.bits() - width; shift >= 0; shift -= width) {
            int part = address.number().shiftRight(shift).intValue() & ((1 << width) - 1);
            parts.add(Integer.toString(part, small ? 10 : 16));
        }
        return small ? String.join(".", parts) : shortest(parts);
    }

    /** The first of the longest runs of zeros is left out, as RFC 5952 asks. */
    private static String shortest(List<String> parts) {
        int start = 0;
        int length = 1;
        for (int i = 0; i < parts.size(); i++) {
            int end = i;
            while (end < parts.size() && parts.get(end).equals("0")) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        if (length == 1) {
            return String.join(":", parts);
        }
        return String.join(":", parts.subList(0, start))
                + "::"
                + String.join(":", parts.subList(start + length, parts.size()));
    }
}
