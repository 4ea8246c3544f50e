package io.github.vipnat.reconcile;

/** Asked before each line of an unattended repair. */
@FunctionalInterface
public interface RepairPermission {

    /**
     * Whether the next line may be typed.
     *
     * @param begun whether one has been typed already, so that to stop is to leave a router half repaired
     */
    boolean isGranted(boolean begun);
}
