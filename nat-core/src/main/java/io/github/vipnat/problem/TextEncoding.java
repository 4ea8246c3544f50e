package io.github.vipnat.problem;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** How the bytes of a text file stand for characters, by what they say themselves. */
final class TextEncoding {

    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    /** Where every byte is a character, and what is ASCII is as it is everywhere. */
    private static final Charset ONE_BYTE_EACH = Charset.forName("windows-1252");

    /** How far a file without a byte order mark is looked into, in bytes. */
    private static final int SAMPLE = 4096;

    private final byte[] bytes;

    TextEncoding(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The text, when it begins with a byte order mark or consists of two-byte characters throughout. */
    Optional<String> wide() {
        return charset().map(charset -> new String(bytes, charset));
    }

    /** UTF-8, or empty when it is not. */
    Optional<String> utf8() {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        return result.isError() ? Optional.empty() : Optional.of(out.flip().toString());
    }

    /** The first byte that is not UTF-8. */
    OptionalInt firstNotUtf8() {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean isError = StandardCharsets.UTF_8
                .newDecoder()
                .decode(in, CharBuffer.allocate(bytes.length), true)
                .isError();
        return isError ? OptionalInt.of(in.position()) : OptionalInt.empty();
    }

    /** Characters outside of ASCII may come out as others; none is lost, and none becomes the end of a line. */
    String oneByteEach() {
        return new String(bytes, ONE_BYTE_EACH);
    }

    private Optional<Charset> charset() {
        if (begins(0xff, 0xfe, 0, 0)) {
            return Optional.of(UTF_32LE);
        }
        if (begins(0, 0, 0xfe, 0xff)) {
            return Optional.of(UTF_32BE);
        }
        if (begins(0xff, 0xfe)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return begins(0xfe, 0xff) ? Optional.of(StandardCharsets.UTF_16BE) : unmarked();
    }

    private boolean begins(int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** Of ASCII in two bytes, every second one is zero. */
    private Optional<Charset> unmarked() {
        int pairs = Math.min(bytes.length, SAMPLE) / 2;
        int[] zeros = new int[2];
        for (int i = 0; i < 2 * pairs; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        if (zeros[1] > pairs / 2 && zeros[0] <= pairs / 20) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeros[0] > pairs / 2 && zeros[1] <= pairs / 20
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }
}
