package io.github.vipnat.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Configurations for the tests; written for them, in the shape of real ones. */
final class Fixtures {

    private Fixtures() {}

    /** An edge router with port statics of one server on two outside networks, and those of somebody else. */
    static String edge() {
        try (InputStream in = Fixtures.class.getResourceAsStream("edge.cfg")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That router, ready to start, with a user of each kind. */
    static SimulatedRouter.Builder edgeRouter() {
        return SimulatedRouter.builder()
                .configuration(edge())
                .user("operator", "lowly")
                .privilege15User("netops", "secret")
                .enableSecret("letmein");
    }

    /** A running-config as the startup-config shows it: the certificate by the file it lies in (ios-facts 11.1). */
    static String asSaved(String running) {
        return running.replaceFirst(
                "\n certificate self-signed 01\n[0-9A-F \n]*\tquit\n",
                "\n certificate self-signed 01 nvram:IOS-Self-Sig#1.cer\n");
    }
}
