// The order matters only for what is not in a layer: the kit's layered files lose to ours.
import "@mantine/core/styles.layer.css";
import "@mantine/dates/styles.layer.css";
import "@mantine/dropzone/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "./mono.css";
import "./tokens.css";
import "./type.css";
import "./global.css";
import "./kit.css";
