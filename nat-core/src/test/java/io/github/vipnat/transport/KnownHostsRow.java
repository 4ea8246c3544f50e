package io.github.vipnat.transport;

import io.github.vipnat.transport.hostkey.KnownHosts.Verdict;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One known_hosts file, one host that shows its keys, and what is right. The host has an ed25519 key ({@code KEY}) and an
 * RSA key ({@code RSA}); {@code OTHER} is an ed25519 key of someone else, {@code RSB} an RSA key of someone else, {@code
 * HASH(name)} the name as {@code ssh-keygen -H} hides it; {@code WRONG} is the RSA key without its type.
 *
 * @param says what the row is about
 * @param openssh what OpenSSH comes to
 */
record KnownHostsRow(String says, String file, String host, int port, Verdict verdict, Verdict openssh) {

    private static final String EDGE = "edge.example.net";
    private static final Pattern PLACES = Pattern.compile("HASH\\(([^)]*)\\)|KEY|RSA|OTHER|RSB|WRONG");

    private static KnownHostsRow row(Verdict verdict, String says, String file) {
        return row(verdict, says, file, EDGE, 22);
    }

    private static KnownHostsRow row(Verdict verdict, String says, String file, String host, int port) {
        return new KnownHostsRow(says, file, host, port, verdict, verdict);
    }

    /** Ours is another on purpose. */
    private KnownHostsRow whereOpensshHas(Verdict other) {
        return new KnownHostsRow(says, file, host, port, verdict, other);
    }

    /** The file with the keys in it. */
    String text(List<String> keys) {
        return PLACES.matcher(file)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(1) != null
                                ? HashedName.of(place.group(1))
                                : keys.get(List.of("KEY", "RSA", "OTHER", "RSB", "WRONG")
                                        .indexOf(place.group()))));
    }

    static Stream<KnownHostsRow> all() {
        return Stream.of(names(), ports(), hashes(), keys(), revoked(), revokedForOthers(), authorities(), damaged())
                .flatMap(List::stream);
    }

    private static List<KnownHostsRow> names() {
        return List.of(
                row(Verdict.TRUSTED, "a plain name", "edge.example.net KEY\n"),
                row(Verdict.TRUSTED, "no end of line", "edge.example.net KEY"),
                row(Verdict.TRUSTED, "names in a list", "other,edge.example.net,10.51.10.254 KEY\n"),
                row(Verdict.UNKNOWN, "a name that is a part of ours", "edge KEY\nexample.net KEY\n"),
                row(Verdict.TRUSTED, "capitals in the file", "Edge.EXAMPLE.net KEY\n"),
                row(Verdict.TRUSTED, "capitals in cluster.yaml", "edge.example.net KEY\n", "EDGE.example.NET", 22),
                row(Verdict.TRUSTED, "wildcards", "*.example.n?t KEY\n"),
                row(Verdict.TRUSTED, "a star for nothing", "edge*.example.net KEY\n"),
                row(Verdict.UNKNOWN, "a question mark for nothing", "edge?.example.net KEY\n"),
                row(Verdict.UNKNOWN, "a dot is no wildcard", "edge.example.net KEY\n", "edgeXexample.net", 22),
                row(Verdict.TRUSTED, "a name forbidden beside one that is let in", "*.example.net,!core.* KEY\n"),
                row(Verdict.UNKNOWN, "our name forbidden", "*.example.net,!edge.* KEY\n"),
                row(Verdict.UNKNOWN, "our name forbidden first", "!edge.example.net,* KEY\n"),
                row(Verdict.UNKNOWN, "only forbidden names", "!core.example.net KEY\n"),
                row(Verdict.TRUSTED, "forbidden on one line, let in by another", "*,!edge.* KEY\nedge.* KEY\n"),
                row(Verdict.TRUSTED, "empty names in a list", ",,edge.example.net, KEY\n"),
                row(Verdict.UNKNOWN, "a blank after a comma", "other, edge.example.net KEY\n"),
                row(Verdict.TRUSTED, "IPv6", "2001:db8::1 KEY\n", "2001:db8::1", 22),
                row(Verdict.TRUSTED, "IPv6 in capitals", "2001:DB8::A KEY\n", "2001:db8::a", 22),
                row(Verdict.UNKNOWN, "IPv6 in another spelling", "2001:db8:0::1 KEY\n", "2001:db8::1", 22),
                row(Verdict.UNKNOWN, "IPv6 in brackets at port 22", "[2001:db8::1] KEY\n", "2001:db8::1", 22),
                row(Verdict.TRUSTED, "IPv6 with a zone", "fe80::1%eth0 KEY\n", "fe80::1%eth0", 22));
    }

    private static List<KnownHostsRow> ports() {
        return List.of(
                row(Verdict.TRUSTED, "a port", "[edge.example.net]:2222 KEY\n", EDGE, 2222),
                row(Verdict.UNKNOWN, "another port", "[edge.example.net]:2223 KEY\n", EDGE, 2222),
                row(Verdict.UNKNOWN, "a port where there is none", "[edge.example.net]:2222 KEY\n"),
                row(Verdict.UNKNOWN, "port 22 in brackets", "[edge.example.net]:22 KEY\n"),
                row(Verdict.UNKNOWN, "no port where there is one", "edge.example.net KEY\n", EDGE, 2222),
                row(Verdict.TRUSTED, "any name at a port", "[*]:2222 KEY\n", EDGE, 2222),
                row(Verdict.TRUSTED, "any port", "[edge.example.net]:* KEY\n", EDGE, 2222),
                row(Verdict.TRUSTED, "a star for all of it", "* KEY\n", EDGE, 2222),
                row(Verdict.UNKNOWN, "brackets are no set", "[de]dge.example.net KEY\n"),
                row(Verdict.UNKNOWN, "a port forbidden", "[*]:*,![*]:2222 KEY\n", EDGE, 2222),
                row(Verdict.TRUSTED, "IPv6 and a port", "[2001:db8::1]:2222 KEY\n", "2001:db8::1", 2222),
                row(
                        Verdict.TRUSTED,
                        "name and address at a port",
                        "[a]:2222,[10.51.10.254]:2222 KEY\n",
                        "10.51.10.254",
                        2222));
    }

    private static List<KnownHostsRow> hashes() {
        return List.of(
                row(Verdict.TRUSTED, "hashed", "HASH(edge.example.net) KEY\n"),
                row(
                        Verdict.TRUSTED,
                        "hashed, capitals in cluster.yaml",
                        "HASH(edge.example.net) KEY\n",
                        "Edge.Example.NET",
                        22),
                row(Verdict.UNKNOWN, "capitals hashed", "HASH(Edge.example.net) KEY\n"),
                row(Verdict.UNKNOWN, "another name hashed", "HASH(core.example.net) KEY\n"),
                row(Verdict.TRUSTED, "a port hashed", "HASH([edge.example.net]:2222) KEY\n", EDGE, 2222),
                row(Verdict.TRUSTED, "IPv6 hashed", "HASH(2001:db8::1) KEY\n", "2001:db8::1", 22),
                row(Verdict.UNKNOWN, "a hash in a list", "HASH(edge.example.net),other KEY\n"),
                row(Verdict.UNKNOWN, "a hash behind a name", "other,HASH(edge.example.net) KEY\n"),
                row(Verdict.UNKNOWN, "a hash forbidden", "!HASH(edge.example.net) KEY\n"),
                row(Verdict.TRUSTED, "a hash forbidden, which it cannot be", "*,!HASH(edge.example.net) KEY\n"),
                row(Verdict.UNKNOWN, "a hash with more behind it", "HASH(edge.example.net)|x KEY\n"),
                row(Verdict.UNKNOWN, "a short salt", "|1|c2FsdA==|EcrfZqQ7+6+vBuP3pe4vkrlXOss= KEY\n"),
                row(Verdict.UNKNOWN, "another hash", "|2|c2FsdA==|c2FsdA== KEY\n"),
                row(
                        Verdict.TRUSTED,
                        "damaged hashes beside a good one",
                        "|1|x|y KEY\n|1|| KEY\n|1 KEY\nHASH(edge.example.net) KEY\n"));
    }

    private static List<KnownHostsRow> keys() {
        return List.of(
                row(Verdict.CHANGED, "another key", "edge.example.net OTHER\n"),
                row(Verdict.TRUSTED, "several keys of one type", "edge.example.net OTHER\nedge.example.net KEY\n"),
                row(Verdict.TRUSTED, "keys of both types", "edge.example.net RSA\nedge.example.net KEY\n"),
                row(Verdict.TRUSTED, "the RSA key alone", "edge.example.net RSA\n"),
                row(
                        Verdict.CHANGED,
                        "an old key of the type that comes first",
                        "edge.example.net OTHER\nedge.example.net RSA\n"),
                row(Verdict.CHANGED, "another RSA key", "edge.example.net RSB\n"),
                row(Verdict.TRUSTED, "a comment behind the key", "edge.example.net KEY me@here # since May\n"),
                row(Verdict.TRUSTED, "comments and empty lines", "# mine\n\n   \n #x\n\t#\nedge.example.net KEY\n"),
                row(Verdict.UNKNOWN, "a line that is a comment", "#edge.example.net KEY\n # edge.example.net KEY\n"),
                row(Verdict.TRUSTED, "blanks and tabs before and between", " \t edge.example.net \t KEY\n"),
                row(Verdict.TRUSTED, "CRLF", "# mine\r\n\r\nedge.example.net KEY\r\n"),
                row(Verdict.TRUSTED, "CRLF behind a comment", "edge.example.net KEY me@here\r\n"),
                row(Verdict.UNKNOWN, "a lone CR ends no comment", "# mine\redge.example.net KEY\n"),
                row(Verdict.UNKNOWN, "a form feed parts no words", "edge.example.net\fKEY\n"));
    }

    private static List<KnownHostsRow> revoked() {
        return List.of(
                row(
                        Verdict.REVOKED,
                        "revoked after it is let in",
                        "edge.example.net KEY\n@revoked edge.example.net KEY\n"),
                row(Verdict.REVOKED, "revoked before it is let in", "@revoked * KEY\nedge.example.net KEY\n"),
                row(Verdict.REVOKED, "revoked alone", "@revoked edge.example.net KEY\n"),
                row(
                        Verdict.REVOKED,
                        "revoked under a hash",
                        "edge.example.net KEY\n@revoked HASH(edge.example.net) KEY\n"),
                row(Verdict.REVOKED, "revoked in a list", "edge.example.net KEY\n@revoked core,edge.* KEY\n"),
                row(
                        Verdict.REVOKED,
                        "revoked at any port",
                        "[edge.example.net]:2222 KEY\n@revoked * KEY\n",
                        EDGE,
                        2222),
                row(Verdict.REVOKED, "revoked with CRLF", "edge.example.net KEY\r\n@revoked * KEY\r\n"),
                row(
                        Verdict.REVOKED,
                        "revoked by a line with blanks before it",
                        "edge.example.net KEY\n \t@revoked  \t* KEY\n"),
                row(Verdict.REVOKED, "revoked with a tab behind the marker", "edge.example.net KEY\n@revoked\t* KEY\n")
                        .whereOpensshHas(Verdict.TRUSTED));
    }

    private static List<KnownHostsRow> revokedForOthers() {
        return List.of(
                row(Verdict.TRUSTED, "another key revoked", "edge.example.net KEY\n@revoked * OTHER\n"),
                row(
                        Verdict.TRUSTED,
                        "revoked for another host",
                        "edge.example.net KEY\n@revoked core.example.net KEY\n"),
                row(
                        Verdict.TRUSTED,
                        "revoked, but not for this host",
                        "edge.example.net KEY\n@revoked *,!edge.* KEY\n"),
                row(Verdict.TRUSTED, "the key of the other type revoked", "edge.example.net RSA\n@revoked * KEY\n"),
                row(Verdict.REVOKED, "the key of our type revoked", "edge.example.net RSA\n@revoked * RSA\n"),
                row(
                        Verdict.TRUSTED,
                        "a line that says revoked without a key",
                        "edge.example.net KEY\n@revoked *\n@revoked\n"));
    }

    private static List<KnownHostsRow> authorities() {
        return List.of(
                row(Verdict.UNKNOWN, "an authority alone", "@cert-authority *.example.net OTHER\n"),
                row(Verdict.UNKNOWN, "the host's key as an authority", "@cert-authority * KEY\n"),
                row(Verdict.TRUSTED, "an authority beside the key", "@cert-authority * OTHER\nedge.example.net KEY\n"),
                row(Verdict.UNKNOWN, "two markers", "@cert-authority @revoked * KEY\n"),
                row(Verdict.UNKNOWN, "a marker that nobody knows", "@trusted edge.example.net KEY\n"),
                row(Verdict.TRUSTED, "a marker as a name", "@trusted,edge.example.net KEY\nedge.example.net KEY\n"));
    }

    private static List<KnownHostsRow> damaged() {
        return List.of(
                row(Verdict.UNKNOWN, "an empty file", ""),
                row(Verdict.UNKNOWN, "no key", "edge.example.net\nedge.example.net ssh-ed25519\n"),
                row(Verdict.UNKNOWN, "half a key", "edge.example.net ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA\n"),
                row(Verdict.UNKNOWN, "no Base64", "edge.example.net ssh-ed25519 ????\n"),
                row(
                        Verdict.TRUSTED,
                        "a damaged key of the type that comes first",
                        "edge.example.net ssh-ed25519 AAAA\nedge.example.net RSA\n"),
                row(
                        Verdict.TRUSTED,
                        "a key with the wrong type before it",
                        "edge.example.net ssh-ed25519 WRONG\nedge.example.net RSA\n"),
                row(Verdict.UNKNOWN, "a type that nobody knows", "edge.example.net ssh-foo AAAA\n"),
                row(Verdict.UNKNOWN, "a key of SSH version 1", "edge.example.net 1024 35 1234567890123456789\n"),
                row(Verdict.TRUSTED, "bytes that are no text", "\u00ff\u00fe\u0001 \u00e9\nedge.example.net KEY\n"),
                row(Verdict.TRUSTED, "a very long line", "#" + "x".repeat(100_000) + "\nedge.example.net KEY\n"),
                row(Verdict.TRUSTED, "the old signature as a type", "edge.example.net rsa-sha2-256 WRONG\n"));
    }

    @Override
    public String toString() {
        return says;
    }
}
