package io.github.vipnat.apply.send;

import io.github.vipnat.nat.Mapping.Cases;
import io.github.vipnat.nat.Mapping.Full;
import io.github.vipnat.nat.Mapping.InterfaceEsp;
import io.github.vipnat.nat.Mapping.InterfaceFull;
import io.github.vipnat.nat.Mapping.InterfacePort;
import io.github.vipnat.nat.Mapping.Network;
import io.github.vipnat.nat.Mapping.Port;
import io.github.vipnat.plan.CommandScript.Step;

/** The forms of a static whose removal a device may answer each in its own way. */
enum RuleForm {
    PORT,
    FULL,
    INTERFACE,
    NETWORK;

    static RuleForm of(Step step) {
        return step.change()
                .rule()
                .mapping()
                .match(new Cases<>(
                        (Full full) -> FULL,
                        (Port port) -> PORT,
                        (InterfacePort port) -> INTERFACE,
                        (InterfaceFull full) -> INTERFACE,
                        (InterfaceEsp esp) -> INTERFACE,
                        (Network network) -> NETWORK));
    }
}
