package dev.portcullis.value;

import java.math.BigInteger;
import java.util.Optional;

/**
 * An address of the internet protocol, version 4 or 6. One of version 4 that is written in the form of version 6
 * ({@code ::ffff:10.0.0.1}) is the same address.
 *
 * @param bits how many bits it has: 32 or 128
 * @param number the bits as a number
 */
public record Address(int bits, BigInteger number) {
    /** How many bits an address of version 4 has. */
    static final int SHORT = 32;
    /** How many bits an address of version 6 has. */
    static final int LONG = 128;

    public Address {
        if ((bits != SHORT && bits != LONG) || number.signum() < 0 || number.bitLength() > bits) {
            throw new IllegalArgumentException("not an address of " + bits + " bits: " + number);
        }
    }

    /** Reads an address in numbers; names are not looked up. */
    public static Optional<Address> parse(String text) {
        return AddressText.read(text);
    }

    @Override
    public String toString() {
        return AddressText.write(this);
    }
}
