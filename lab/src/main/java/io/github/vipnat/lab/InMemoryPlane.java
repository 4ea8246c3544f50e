package io.github.vipnat.lab;

import java.util.List;
import java.util.Optional;

/** No packets: the router's own tables are all there is. */
enum InMemoryPlane implements PacketPlane {
    ONLY;

    @Override
    public boolean isReal() {
        return false;
    }

    @Override
    public void mirror(List<Port> ports, List<Translation> rules) {}

    @Override
    public Optional<List<Flow>> flows() {
        return Optional.empty();
    }

    @Override
    public void end(List<Flow> flows) {}

    @Override
    public Optional<List<Neighbour>> neighbours() {
        return Optional.empty();
    }

    @Override
    public void refresh(String address) {}

    @Override
    public Optional<Boolean> ping(String address) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
