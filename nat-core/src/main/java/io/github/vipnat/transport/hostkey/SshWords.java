package io.github.vipnat.transport.hostkey;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes apart what SSH puts together as strings with their lengths (RFC 4251, 5). */
final class SshWords {

    private SshWords() {}

    /** Empty when the bytes end in the middle of one. */
    static Optional<List<byte[]>> of(byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        List<byte[]> words = new ArrayList<>();
        while (rest.hasRemaining()) {
            int length = rest.remaining() < Integer.BYTES ? -1 : rest.getInt();
            if (length < 0 || length > rest.remaining()) {
                return Optional.empty();
            }
            byte[] word = new byte[length];
            rest.get(word);
            words.add(word);
        }
        return Optional.of(words);
    }
}
