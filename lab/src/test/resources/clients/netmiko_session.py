"""What netmiko does on routers, on one of the lab's: argument 1 is its port. Prints one line for each step."""
import sys

from netmiko import ConnectHandler

device = ConnectHandler(
    device_type="cisco_ios",
    host="127.0.0.1",
    port=int(sys.argv[1]),
    username="netops",
    password="secret",
    secret="letmein",
    fast_cli=False,
)
try:
    device.enable()
    print("prompt", device.find_prompt())
    print("version", "Version" in device.send_command("show version"))
    running = device.send_command("show running-config")
    print("running", running.rstrip().endswith("end"))
    print("startup", "hostname" in device.send_command("show startup-config"))
    print("interfaces", "GigabitEthernet0/0" in device.send_command("show ip interface brief"))
    for number in (1, 2):
        device.send_config_set(["ip nat inside source static tcp 10.51.10.67 25 172.18.55.51 25 extendable"])
        print("rule", number, "172.18.55.51 25" in device.send_command("show running-config | include static tcp"))
    print("saved", "[OK]" in device.save_config())
    print("ping", "Success rate is 100 percent" in device.send_command("ping ip 10.51.10.67"))
finally:
    device.disconnect()
