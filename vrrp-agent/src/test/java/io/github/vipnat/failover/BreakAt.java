package io.github.vipnat.failover;

/** Breaks a node's line once some moment has come. */
final class BreakAt {

    private BreakAt() {}

    /** After so many calls from now on. */
    static void call(FakeLan lan, FakeLan.FakeNode node, int calls) {
        int at = lan.calls + calls;
        lan.whenCalled = () -> node.isLost = node.isLost || lan.calls >= at;
    }

    /** As soon as its lever is pulled. */
    static void pulled(FakeLan lan, FakeLan.FakeNode node) {
        lan.whenCalled = () -> node.isLost = node.isLost || node.isPulled();
    }
}
