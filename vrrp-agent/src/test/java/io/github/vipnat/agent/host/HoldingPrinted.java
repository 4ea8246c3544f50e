package io.github.vipnat.agent.host;

import io.github.vipnat.address.Ipv4;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** In a process of its own, in a namespace: for each line it is sent, what the host it runs on is seen to hold. */
final class HoldingPrinted {

    private HoldingPrinted() {}

    public static void main(String[] arguments) throws IOException {
        Ipv4 vip = Ipv4.parse(arguments[0]).orElseThrow();
        KernelAddresses host = new KernelAddresses();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (in.readLine() != null) {
            System.out.println(host.holding(vip)
                    .map(here -> here.interfaceName() + " " + here.mac() + " "
                            + here.ownMacs().stream().sorted().toList())
                    .orElse("not held"));
        }
    }
}
