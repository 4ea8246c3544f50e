package io.github.vipnat.lab;

/** Makes a router run; the one implementation is looked up by the builder, and embedders have no use for another. */
public interface RouterFactory {

    SimulatedRouter start(RouterDescription description);
}
