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
}
