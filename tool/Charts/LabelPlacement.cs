namespace LutGen.Tool.Charts;

/// <summary>
/// Places names beside points: within the plot always, clear of each other, of all marks and of lines as far as there is room, and as near as
/// that allows. One that has to stand apart is joined to its point by a thin line.
/// </summary>
/// <param name="plot">Where they may stand.</param>
/// <param name="marks">The middles of all marks.</param>
/// <param name="lines">Lines that they had better not cover.</param>
internal sealed class LabelPlacement(Box plot, IReadOnlyList<(double X, double Y)> marks, IReadOnlyList<Segment> lines)
{
    // As wide as the letters of common fonts are at that height, so that no font runs out of the plot.
    private const double LetterHeight = 11, LetterWidth = 6.4;

    // A longer name would find no room on either side of a point in the middle.
    private const int MostLetters = 40;

    // From this distance on a name is joined to its point.
    private const double JoinedFrom = 14;

    // What a place costs besides its distance from the point, in pixels of distance: a name over another one, over a mark, over a line;
    // a joint over another joint, over a mark, over a line, and one that begins along a line.
    private const double NameOverName = 1000, NameOverMark = 300, NameOverLine = 60, JointOverJoint = 150, JointOverMark = 40, JointOverLine = 10, JointAlongLine = 60;

    // In each round every name takes the best place that the others leave; few move in a third one.
    private const int Rounds = 8;

    private static readonly double[] s_distances = [9, 16, 24, 34, 46, 60, 76, 94];

    // Preferred ones first: what is best stands at the upper left, so nothing better is there to be covered.
    private static readonly (double X, double Y)[] s_directions =
        [(-0.8, -0.6), (1, 0), (-1, 0), (0, -1), (0.8, 0.6), (0.8, -0.6), (-0.8, 0.6), (0, 1), (-0.5, -0.87), (0.5, 0.87), (0.5, -0.87), (-0.5, 0.87)];

    /// <summary>Chooses the places.</summary>
    /// <param name="points">Each point with its name.</param>
    public IReadOnlyList<PlacedLabel> Place(IReadOnlyList<(double X, double Y, string Text)> points)
    {
        PlacedLabel[][] choices = [.. points.Select(point => ChoicesOf(point.X, point.Y, Shortened(point.Text))).Where(places => places.Length > 0)];

        // Who comes first has the better place, and which order serves all best shows at the end only.
        int[] forward = [.. Enumerable.Range(0, choices.Length)], backward = [.. forward.Reverse()], crowdedFirst = [.. forward.OrderByDescending(i => choices[i].Min(place => place.Cost))];
        return new[] { forward, backward, crowdedFirst }.Select(order => Settle(choices, order)).MinBy(TotalCost)!;
    }

    private static PlacedLabel[] Settle(PlacedLabel[][] choices, int[] order)
    {
        var chosen = new PlacedLabel?[choices.Length];
        bool moved = true;
        for (int round = 0; round < Rounds && moved; round++)
        {
            moved = false;
            foreach (int i in order)
            {
                PlacedLabel[] others = [.. chosen.Where((other, j) => j != i).OfType<PlacedLabel>()];
                PlacedLabel best = choices[i].MinBy(choice => choice.Cost + CostBeside(choice, others))!;
                moved |= best != chosen[i];
                chosen[i] = best;
            }
        }

        return [.. chosen.OfType<PlacedLabel>()];
    }

    private static double TotalCost(PlacedLabel[] labels) => labels.Select((label, i) => label.Cost + CostBeside(label, labels[..i])).Sum();

    private static string Shortened(string text) => text.Length <= MostLetters ? text : text[..(MostLetters - 1)] + "…";

    private PlacedLabel[] ChoicesOf(double x, double y, string text)
    {
        var choices =
            from distance in s_distances.Index()
            from direction in s_directions.Index()
            let place = PlaceOf(x, y, text, distance.Item, direction.Item)
            where plot.Holds(place.Box)
            select place with { Cost = distance.Item + direction.Index / 2.0 + CostOf(place) };
        return [.. choices];
    }

    private static PlacedLabel PlaceOf(double x, double y, string text, double distance, (double X, double Y) direction)
    {
        double width = text.Length * LetterWidth, textX = x + distance * direction.X, middle = y + distance * direction.Y + LetterHeight / 2 * direction.Y;
        (string anchor, double left) = direction.X switch { > 0 => ("start", textX), < 0 => ("end", textX - width), _ => ("middle", textX - width / 2) };
        Segment? joint = distance < JoinedFrom ? null : new Segment(
            x + Marker.Radius * direction.X, y + Marker.Radius * direction.Y, x + (distance - 2) * direction.X, y + (distance - 2) * direction.Y);
        return new PlacedLabel(text, textX, middle + LetterHeight / 3, anchor, new Box(left, middle - LetterHeight / 2, left + width, middle + LetterHeight / 2), joint, 0);
    }

    private double CostOf(PlacedLabel place)
    {
        double cost = marks.Count(mark => place.Box.Grown(1).Overlaps(MarkBox(mark))) * NameOverMark + lines.Count(place.Box.Meets) * NameOverLine;
        if (place.Joint is { } joint)
        {
            Box beginning = new Box(joint.X1, joint.Y1, joint.X1, joint.Y1).Grown(1);
            cost += marks.Count(mark => MarkBox(mark).Grown(-1).Meets(joint)) * JointOverMark
                + lines.Count(joint.Crosses) * JointOverLine
                + lines.Count(beginning.Meets) * JointAlongLine;
        }

        return cost;
    }

    private static double CostBeside(PlacedLabel place, PlacedLabel[] others) => others.Sum(other =>
        (place.Box.Grown(2).Overlaps(other.Box) ? NameOverName : 0)
        + (other.Joint is { } theirs && place.Box.Grown(1).Meets(theirs) ? NameOverMark : 0)
        + (place.Joint is { } own && other.Box.Grown(1).Meets(own) ? NameOverMark : 0)
        + (place.Joint is { } one && other.Joint is { } two && one.Crosses(two) ? JointOverJoint : 0));

    private static Box MarkBox((double X, double Y) mark) => new Box(mark.X, mark.Y, mark.X, mark.Y).Grown(Marker.Radius);
}
