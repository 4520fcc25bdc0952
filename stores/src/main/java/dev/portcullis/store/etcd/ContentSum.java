package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What tells whether all that is kept was written by Portcullis: the sum, modulo 2^64, of the first eight bytes of SHA-256 of
 * each resource. A write brings it forward by what it takes away and adds; what was changed by hand does not fit.
 */
final class ContentSum {
    private ContentSum() {}

    /** What one resource adds. */
    static long of(ByteString key, ByteString value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, key.size()));
            digest.update(key.asReadOnlyByteBuffer());
            digest.update(value.asReadOnlyByteBuffer());
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
