package io.github.vipnat.cli.demo;

import io.github.vipnat.lab.SimulatedRouter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The router of the story: its configuration, its users, and a VIP that is alive on vm1. */
public final class DemoRouter {

    static final String USER = "netops";
    public static final String PASSWORD = "demo";
    public static final String ENABLE = "demo-enable";
    public static final String VIP = "10.51.10.67";
    public static final String MAC_OF_VM1 = "0015.5d0a.0b01";
    static final String MAC_OF_VM2 = "0015.5d0a.0b02";

    private DemoRouter() {}

    public static SimulatedRouter.Builder with(String configuration) {
        return SimulatedRouter.builder()
                .configuration(configuration)
                .user(USER, PASSWORD)
                .enableSecret(ENABLE);
    }

    public static String configuration() {
        return resource("demo.cfg");
    }

    public static String clusterYaml(int port) {
        return resource("demo.yaml").replace("PORT", Integer.toString(port));
    }

    private static String resource(String name) {
        try (InputStream in = DemoRouter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
