package io.github.vipnat.ios.text;

import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * A certificate chain, which the running configuration prints in full and the startup configuration by the name of a file of
 * its own: {@code certificate self-signed 01 nvram:IOS-Self-Sig#1.cer} (ios-facts 11.1). What identifies a certificate in
 * both is the chain's name, its type and its serial number.
 */
final class CertificateChain {

    /** The second word is the one of older images. */
    private static final Set<String> FAMILIES = Set.of("pki", "ca");

    private CertificateChain() {}

    static boolean isOne(String head) {
        WordCursor words = new WordCursor(head);
        return words.takeIf("crypto") && FAMILIES.contains(words.take()) && words.takeIf("certificate", "chain");
    }

    /** What a line of a chain says; empty for the certificate's own bytes and the word that ends them. */
    static Optional<String> meaning(String line) {
        WordCursor words = new WordCursor(line);
        if (words.isEmpty() || line.strip().equals("quit") || isHexadecimal(line)) {
            return Optional.empty();
        }
        return Optional.of(words.takeIf("certificate") ? "certificate " + typeAndSerial(words) : line.strip());
    }

    /** A file is named as a place and a name, whatever storage the router was told to use. */
    private static String typeAndSerial(WordCursor words) {
        StringJoiner kept = new StringJoiner(" ");
        while (!words.isEmpty()) {
            String word = words.take();
            if (!word.contains(":")) {
                kept.add(word);
            }
        }
        return kept.toString();
    }

    private static boolean isHexadecimal(String line) {
        return line.chars().allMatch(one -> one == ' ' || one == '\t' || Character.digit(one, 16) >= 0);
    }
}
