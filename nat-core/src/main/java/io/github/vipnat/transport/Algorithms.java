package io.github.vipnat.transport;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is put on the table in the key exchange, most wanted first, named exactly as SSH names it.
 *
 * <p>By default only what is sound today. The old ones below are what routers without it need (ios-facts 6,
 * "algorithms"); each has to be allowed for one host by its name:
 *
 * <table>
 * <caption>old algorithms that can be allowed</caption>
 * <tr><td>key exchange</td><td>diffie-hellman-group14-sha1, diffie-hellman-group-exchange-sha1,
 *     diffie-hellman-group1-sha1</td></tr>
 * <tr><td>host key</td><td>ssh-rsa (RSA signed over SHA-1)</td></tr>
 * <tr><td>cipher</td><td>aes256-cbc, aes192-cbc, aes128-cbc, 3des-cbc</td></tr>
 * <tr><td>MAC</td><td>hmac-sha1, hmac-sha1-96</td></tr>
 * <tr><td>size</td><td>rsa-host-key-1024 (RSA host keys from 1024 bits on), group-exchange-1024 (groups from 1024 bits
 *     on in a group exchange); by default both have at least 2048. SSH has no names for these, so they are ours</td></tr>
 * </table>
 *
 * <p>chacha20-poly1305 is left out: without the strict key exchange it is open to prefix truncation (CVE-2023-48795), and
 * every server that has it has AES as well. CBC with a MAC over what is encrypted is open to it too: where a CBC cipher is
 * allowed such MACs come last, and {@link #truncatable} is to be asked before anything is said.
 *
 * @param sizes the names of the sizes that are allowed though they are short
 */
public record Algorithms(
        List<String> keyExchange, List<String> hostKeys, List<String> ciphers, List<String> macs, List<String> sizes) {

    /** Allows RSA host keys of 1024 to 2047 bits (ios-facts 6, "algorithms"). */
    public static final String SHORT_HOST_KEY = "rsa-host-key-1024";

    /** Allows groups of 1024 to 2047 bits in a group exchange (ios-facts 6, "algorithms"). */
    public static final String SHORT_GROUP = "group-exchange-1024";

    private static final int USUAL_BITS = 2048;
    private static final int SHORT_BITS = 1024;

    private static final Algorithms SOUND = new Algorithms(
            List.of(
                    "curve25519-sha256",
                    "curve25519-sha256@libssh.org",
                    "ecdh-sha2-nistp256",
                    "ecdh-sha2-nistp384",
                    "ecdh-sha2-nistp521",
                    "diffie-hellman-group16-sha512",
                    "diffie-hellman-group18-sha512",
                    "diffie-hellman-group14-sha256",
                    "diffie-hellman-group-exchange-sha256"),
            List.of(
                    "ssh-ed25519",
                    "ecdsa-sha2-nistp256",
                    "ecdsa-sha2-nistp384",
                    "ecdsa-sha2-nistp521",
                    "rsa-sha2-512",
                    "rsa-sha2-256"),
            List.of("aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "aes128-ctr", "aes192-ctr", "aes256-ctr"),
            List.of("hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com", "hmac-sha2-256", "hmac-sha2-512"),
            List.of());

    private static final Algorithms OLD = new Algorithms(
            List.of("diffie-hellman-group14-sha1", "diffie-hellman-group-exchange-sha1", "diffie-hellman-group1-sha1"),
            List.of("ssh-rsa"),
            List.of("aes256-cbc", "aes192-cbc", "aes128-cbc", "3des-cbc"),
            List.of("hmac-sha1", "hmac-sha1-96"),
            List.of(SHORT_HOST_KEY, SHORT_GROUP));

    public Algorithms {
        keyExchange = List.copyOf(keyExchange);
        hostKeys = List.copyOf(hostKeys);
        ciphers = List.copyOf(ciphers);
        macs = List.copyOf(macs);
        sizes = List.copyOf(sizes);
    }

    /** The sound ones alone. */
    public static Algorithms sound() {
        return SOUND;
    }

    /** The old ones that a host may be allowed by name. */
    public static Algorithms old() {
        return OLD;
    }

    /**
     * The sound ones, then the old ones named here.
     *
     * @param where the host they are for, or the place in the file that names them
     * @throws ProblemException of kind INPUT, one problem for each name that is neither sound nor old
     */
    public static Algorithms allowing(List<String> names, String where) {
        List<Problem> unknown = names.stream()
                .filter(name -> !SOUND.names().contains(name) && !OLD.names().contains(name))
                .map(name -> unknown(name, where))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.INPUT, unknown);
        }
        List<String> ciphers = joined(SOUND.ciphers, OLD.ciphers, names);
        List<String> macs = joined(SOUND.macs, OLD.macs, names);
        return new Algorithms(
                joined(SOUND.keyExchange, OLD.keyExchange, names),
                joined(SOUND.hostKeys, OLD.hostKeys, names),
                ciphers,
                ciphers.stream().anyMatch(Algorithms::isCbc) ? etmLast(macs) : macs,
                joined(SOUND.sizes, OLD.sizes, names));
    }

    /** The fewest bits an RSA host key may have. */
    public int leastHostKeyBits() {
        return sizes.contains(SHORT_HOST_KEY) ? SHORT_BITS : USUAL_BITS;
    }

    /** The fewest bits the group of a group exchange may have. */
    public int leastGroupBits() {
        return sizes.contains(SHORT_GROUP) ? SHORT_BITS : USUAL_BITS;
    }

    /** Whether what stands first of an encrypted line could be cut off unseen, where the key exchange is not strict. */
    public static boolean truncatable(String cipher, String mac) {
        return cipher.startsWith("chacha20-") || (isCbc(cipher) && isEtm(mac));
    }

    private static boolean isCbc(String cipher) {
        return cipher.endsWith("-cbc");
    }

    private static boolean isEtm(String mac) {
        return mac.endsWith("-etm@openssh.com");
    }

    private static List<String> etmLast(List<String> macs) {
        return Stream.concat(
                        macs.stream().filter(mac -> !isEtm(mac)), macs.stream().filter(Algorithms::isEtm))
                .toList();
    }

    /** The same, with those first that use a host key of one of these types, so that the key on record is shown. */
    public Algorithms preferring(List<String> keyTypes) {
        Stream<String> first = hostKeys.stream().filter(name -> keyTypes.contains(keyType(name)));
        Stream<String> last = hostKeys.stream().filter(name -> !keyTypes.contains(keyType(name)));
        return new Algorithms(keyExchange, Stream.concat(first, last).toList(), ciphers, macs, sizes);
    }

    private List<String> names() {
        return Stream.of(keyExchange, hostKeys, ciphers, macs, sizes)
                .flatMap(List::stream)
                .toList();
    }

    /** RFC 8332: the rsa-sha2 names say how is signed; the key is an ssh-rsa key. */
    private static String keyType(String algorithm) {
        return algorithm.startsWith("rsa-sha2-") ? "ssh-rsa" : algorithm;
    }

    private static List<String> joined(List<String> sound, List<String> old, List<String> allowed) {
        List<String> joined = new ArrayList<>(sound);
        old.stream().filter(allowed::contains).forEach(joined::add);
        return joined;
    }

    private static Problem unknown(String name, String where) {
        return Problem.fatal(
                "unknown-algorithm",
                where,
                name + " is not the name of an SSH algorithm that can be allowed",
                "a misspelt name would allow nothing",
                "use some of: " + String.join(", ", OLD.names()));
    }
}
