package dev.portcullis.server.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.util.NetUtil;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts attempts that have failed, by the address that they came from; those of IPv6 by the network of 64 bits, of which
 * anybody may have all addresses.
 */
final class FailedAttempts {
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final long REMEMBERED = 10_000;
    private static final int NETWORK_BYTES = 8;

    private final int most;
    private final Cache<String, AtomicInteger> counts;

    /** @param most failures of an address within a minute */
    FailedAttempts(int most, Ticker time) {
        this.most = most;
        this.counts = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(SPAN)
                .ticker(time)
                .build();
    }

    /** Notes one more. */
    void add(String address) {
        counts.get(source(address), source -> new AtomicInteger()).incrementAndGet();
    }

    /** Whether there were too many. */
    boolean exhausted(String address) {
        AtomicInteger count = counts.getIfPresent(source(address));
        return count != null && count.get() >= most;
    }

    private static String source(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length <= NETWORK_BYTES
                ? address
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
    }
}
