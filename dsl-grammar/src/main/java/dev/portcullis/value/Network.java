package dev.portcullis.value;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All addresses that begin with the same bits.
 *
 * @param first the lowest of them
 * @param prefix how many bits they share
 */
public record Network(Address first, int prefix) {
    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

    public Network {
        if (prefix < 0 || prefix > first.bits() || !lowest(first, prefix).equals(first)) {
            throw new IllegalArgumentException("not a network: " + first + "/" + prefix);
        }
    }

    /** Reads an address and a number of bits, as in {@code 10.0.0.0/8}; empty also when a bit after the prefix is set. */
    public static Optional<Network> parse(String text) {
        return around(text).filter(network -> address(text).equals(Optional.of(network.first())));
    }

    /** The network that the address lies in, whatever its bits after the prefix are. */
    public static Optional<Network> around(String text) {
        String written = text.substring(text.indexOf('/') + 1);
        return address(text)
                .filter(address -> PREFIX.matcher(written).matches())
                .flatMap(address -> Optional.of(Integer.parseInt(written) - mappedBits(text, address))
                        .filter(prefix -> prefix >= 0 && prefix <= address.bits())
                        .map(prefix -> new Network(lowest(address, prefix), prefix)));
    }

    private static Optional<Address> address(String text) {
        return Address.parse(text.substring(0, Math.max(0, text.indexOf('/'))));
    }

    /** The bits that an address of version 4 has in front of it when it is written in the form of version 6. */
    private static int mappedBits(String text, Address address) {
        return address.bits() == Address.SHORT && text.indexOf(':') >= 0 ? Address.LONG - Address.SHORT : 0;
    }

    private static Address lowest(Address address, int prefix) {
        int rest = address.bits() - prefix;
        BigInteger number = address.number().shiftRight(rest).shiftLeft(rest);
        return new Address(address.bits(), number);
    }

    /** Whether an address lies in it. One of another version never does. */
    public boolean contains(Address address) {
        return address.bits() == first.bits() && lowest(address, prefix).equals(first);
    }

    @Override
    public String toString() {
        return first + "/" + prefix;
    }
}
