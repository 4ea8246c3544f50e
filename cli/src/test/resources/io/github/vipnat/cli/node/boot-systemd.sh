# boot-systemd.sh FOLDER: systemd as process 1 of namespaces of its own, on an overlay of this machine's root that is thrown
# away; FOLDER/vipnat is /opt/vipnat there. Its network has no interface of the machine's, its /proc/sys is read-only.
set -eu
W=$1
export W
CG=/sys/fs/cgroup
[ ! -d $CG/unified ] || CG=$CG/unified
mkdir "$CG/vipnat-test-$$"
echo "$CG/vipnat-test-$$" >"$W/cgroup"
echo $$ >"$CG/vipnat-test-$$/cgroup.procs"
exec unshare -pfmuinC --kill-child sh -euc '
  mount --make-rprivate /
  mkdir "$W/machine"
  mount -t tmpfs tmpfs "$W/machine"
  R=$W/machine/root
  mkdir "$R" "$W/machine/up" "$W/machine/work"
  mount -t overlay overlay -o "lowerdir=/,upperdir=$W/machine/up,workdir=$W/machine/work" "$R"
  mount -t proc proc "$R/proc"
  mount --bind "$R/proc/sys" "$R/proc/sys"
  mount -o remount,ro,bind "$R/proc/sys"
  mount -t sysfs -o ro sysfs "$R/sys"
  mount -t cgroup2 cgroup2 "$R/sys/fs/cgroup"
  for folder in run tmp dev etc/systemd/system; do mount -t tmpfs tmpfs "$R/$folder"; done
  for device in null zero full random urandom tty; do
    touch "$R/dev/$device"
    mount --bind "/dev/$device" "$R/dev/$device"
  done
  mkdir "$R/dev/pts" "$R/dev/shm"
  ln -s /proc/self/fd "$R/dev/fd"
  ln -s pts/ptmx "$R/dev/ptmx"
  mkdir -p "$R/opt/vipnat" "$R/etc/vipnat"
  mount --bind "$W/vipnat" "$R/opt/vipnat"
  for unit in sysctl modules-load remount-fs udevd udev-trigger timesyncd networkd resolved random-seed update-utmp; do
    ln -s /dev/null "$R/etc/systemd/system/systemd-$unit.service"
  done
  printf "[Unit]\nRequires=basic.target\nAfter=basic.target\n" >"$R/etc/systemd/system/vipnat-test.target"
  # As systemd-nspawn has it: what a helper of systemd mounts, the credentials of a service, is there for the service too.
  mount --make-rshared "$R"
  cd "$R"
  exec env -i container=lxc PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    chroot . /lib/systemd/systemd --unit=vipnat-test.target --log-target=null --show-status=no
'
