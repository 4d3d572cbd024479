package dev.fovea.resnet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.architecture.Architectures;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class NetworkDrawingTest {

    @Test
    void shouldDrawALayerForEachBoxAndDotTheShortcutsThatChangeTheShape() throws Exception {
        Document drawing = drawing("resnet-34");

        // The background, 33 convolutions, two pools and the last layer.
        assertThat(drawing.getElementsByTagName("rect").getLength()).isEqualTo(1 + 33 + 2 + 1);
        assertThat(dotted(drawing)).isEqualTo(3);
        assertThat(drawing.getDocumentElement().getTextContent())
                .contains("34 layers", "7×7 conv, 64, /2", "output size 112", "output size 7", "fc, 1000");
    }

    @Test
    void shouldDrawNoShortcutInAPlainNetwork() throws Exception {
        assertThat(dotted(drawing("plain-34"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vgg-19", "resnet-18-c", "resnet-152", "cifar-resnet-56"})
    void shouldDrawEveryKindOfNetwork(String name) throws Exception {
        assertThat(drawing(name).getElementsByTagName("text").getLength()).isGreaterThan(10);
    }

    private static long dotted(Document drawing) {
        var paths = drawing.getElementsByTagName("path");
        long count = 0;
        for (int i = 0; i < paths.getLength(); i++) {
            count += paths.item(i).getAttributes().getNamedItem("stroke-dasharray") == null ? 0 : 1;
        }
        return count;
    }

    private static Document drawing(String name) throws Exception {
        String svg = NetworkDrawing.svg(Architectures.named(name, 1000));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
