package io.github.vipnat.lab;

import java.util.ServiceLoader;

/** Makes a router run; the one implementation is looked up once, and embedders have no use for another. */
public interface RouterFactory {

    SimulatedRouter start(RouterDescription description);

    /** The implementation of this jar. */
    static RouterFactory installed() {
        return Installed.FACTORY;
    }

    /** Looking it up opens every jar of the class path, so it is done once. */
    final class Installed {

        private static final RouterFactory FACTORY = ServiceLoader.load(
                        RouterFactory.class, RouterFactory.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the lab's jar is incomplete: it names no RouterFactory"));

        private Installed() {}
    }
}
